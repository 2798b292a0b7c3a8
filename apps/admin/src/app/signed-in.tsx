import { Link, Navigate, Outlet, useMatchRoute } from '@tanstack/react-router';
import {
  ArrowDownUp,
  ChartNoAxesColumn,
  ClipboardCheck,
  FileText,
  History,
  House,
  KeyRound,
  Layers,
  ListChecks,
  LogOut,
  type LucideIcon,
  Menu,
  Rocket,
  Search,
  Settings,
  SlidersHorizontal,
  UserRound,
  Users,
  Webhook,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { useLasting } from '../ui/use-lasting.ts';
import { NotForYourRole } from './not-for-your-role.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { signOut } from './sign-out.ts';
import styles from './signed-in.module.css';
import { useCommandPalette } from './use-command-palette.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';

const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));

const Viewer = graphql(`
  query SignedIn_Viewer {
    viewer { name role abilities { name } }
  }
`);

const places = [
  { to: '/', label: 'Home', Icon: House },
  { to: '/assessments', label: 'Assessments', Icon: ListChecks },
  { to: '/questions', label: 'Questions', Icon: ClipboardCheck },
  { to: '/guides', label: 'Guides', Icon: FileText },
  { to: '/frameworks', label: 'Frameworks', Icon: Layers },
  { to: '/reviews', label: 'Reviews', Icon: SlidersHorizontal },
  { to: '/releases', label: 'Releases', Icon: Rocket },
  { to: '/insights', label: 'Insights', Icon: ChartNoAxesColumn, abilities: ['insight:read'] },
  { to: '/attempts', label: 'Attempts', Icon: ArrowDownUp, abilities: ['attempt:import', 'attempt:export'] },
] as const satisfies readonly { to: string; label: string; Icon: LucideIcon; abilities?: readonly string[] }[];

const management = [
  { to: '/people', label: 'People', Icon: Users, abilities: ['person:manage'] },
  { to: '/api-keys', label: 'API keys', Icon: KeyRound, abilities: ['key:manage'] },
  { to: '/webhooks', label: 'Webhooks', Icon: Webhook, abilities: ['webhook:manage'] },
  { to: '/audit', label: 'Audit', Icon: History, abilities: ['audit:read'] },
  { to: '/settings', label: 'Settings', Icon: Settings, abilities: ['content:read'] },
] as const;

/** What stands around every screen for somebody who is signed in; everybody else is led to the entrance. */
export function SignedIn() {
  const [{ data: newest, error }, reload] = useQuery({ query: Viewer, requestPolicy: 'network-only' });
  const data = useLasting(newest);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [areKeysShown, setKeysShown] = useState(false);
  useKeptFocus();
  const matchRoute = useMatchRoute();
  const palette = useCommandPalette();
  useShortcuts({ openPalette: palette.open, showKeys: () => setKeysShown(true) });
  if (!data)
    return (
      <main className={styles.alone}>
        {error ? <Failed what="The studio" retry={reload} /> : <Loading what="the studio" />}
      </main>
    );
  if (!data.viewer) return <Navigate to="/sign-in" />;
  const abilities = new Set(data.viewer.abilities.map(({ name }) => name));
  const shut = [...places, ...management].find(
    (place) =>
      'abilities' in place &&
      matchRoute({ to: place.to, fuzzy: true }) !== false &&
      !place.abilities.some((name) => abilities.has(name)),
  );
  return (
    <div className={styles.frame} data-menu={isMenuOpen || undefined}>
      <a href="#main" className={styles.skip}>
        Skip to the content
      </a>
      <aside className={styles.side}>
        <div className={styles.brandRow}>
          <p className={styles.brand}>
            <Mark /> Yardstick
          </p>
          <span className={styles.menuButton}>
            <IconButton
              label={isMenuOpen ? 'Close the menu' : 'Open the menu'}
              onPress={() => setMenuOpen(!isMenuOpen)}
            >
              <Menu size={18} aria-hidden />
            </IconButton>
          </span>
        </div>
        <div className={styles.menu}>
          <Button onPress={palette.open} isPending={palette.isComing}>
            <Search size={15} aria-hidden />
            <span className={styles.searchWords}>{palette.isComing ? 'Loading …' : 'Search'}</span>
            <kbd className={styles.keys} aria-hidden>
              Ctrl K
            </kbd>
          </Button>
          <nav aria-label="Studio" className={styles.places}>
            {places
              .filter((place) => !('abilities' in place) || place.abilities.some((name) => abilities.has(name)))
              .map(({ to, label, Icon }) => (
                <Link
                  key={to}
                  to={to}
                  activeOptions={{ exact: to === '/' }}
                  className={styles.place}
                  onClick={() => setMenuOpen(false)}
                >
                  <Icon size={16} aria-hidden /> {label}
                </Link>
              ))}
          </nav>
          <nav aria-label="Administration" className={`${styles.places} ${styles.lower}`}>
            {management
              .filter((place) => place.abilities.some((name) => abilities.has(name)))
              .map(({ to, label, Icon }) => (
                <Link key={to} to={to} className={styles.place} onClick={() => setMenuOpen(false)}>
                  <Icon size={16} aria-hidden /> {label}
                </Link>
              ))}
            <Link to="/account" className={styles.place} onClick={() => setMenuOpen(false)}>
              <UserRound size={16} aria-hidden /> {data.viewer.name}
            </Link>
            <Button look="quiet" onPress={() => void signOut()}>
              <LogOut size={16} aria-hidden /> Sign out
            </Button>
          </nav>
        </div>
      </aside>
      <main id="main" className={styles.main}>
        {shut ? <NotForYourRole key={shut.to} place={shut.label} role={data.viewer.role} /> : <Outlet />}
      </main>
      {palette.Palette && (
        <palette.Palette
          abilities={abilities}
          takeTyped={palette.takeTyped}
          onClose={palette.close}
          onShowKeys={() => setKeysShown(true)}
        />
      )}
      {areKeysShown && (
        <Suspense>
          <ShortcutsDialog onClose={() => setKeysShown(false)} />
        </Suspense>
      )}
      <SignInAgain />
      <Toasts />
    </div>
  );
}
