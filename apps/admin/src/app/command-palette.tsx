import { useNavigate, useRouter } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { SearchField } from 'react-aria-components/SearchField';
import { useQuery } from 'urql';
import { documentPath } from '../document/document-path.ts';
import { graphql } from '../generated/gql.ts';
import { setAppearance } from '../ui/appearance.ts';
import { useOfferedCommands } from '../ui/commands.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './command-palette.module.css';
import { signOut } from './sign-out.ts';
import type { TypedAhead } from './use-typed-ahead.ts';

const Search = graphql(`
  query CommandPalette($text: String!) {
    search(text: $text, first: 12) {
      edges { node { competencyKey title { text } excerpt { text } document { id kind key title } } }
    }
  }
`);

interface Entry {
  id: string;
  label: string;
  note?: string;
  /** of the studio; what leads nowhere is done */
  href?: string;
  run?: () => void;
}

const places: readonly (Entry & { ability?: string })[] = [
  { id: 'home', label: 'Go to Home', href: '/' },
  { id: 'assessments', label: 'Go to Assessments', href: '/assessments' },
  { id: 'questions', label: 'Go to Questions', href: '/questions' },
  { id: 'guides', label: 'Go to Guides', href: '/guides' },
  { id: 'frameworks', label: 'Go to Frameworks and banks', href: '/frameworks' },
  { id: 'reviews', label: 'Go to Reviews', href: '/reviews' },
  { id: 'releases', label: 'Go to Releases', href: '/releases' },
  { id: 'insights', label: 'Go to Insights', href: '/insights', ability: 'insight:read' },
  { id: 'import-attempts', label: 'Import attempts', href: '/attempts', ability: 'attempt:import' },
  { id: 'export-attempts', label: 'Export attempts', href: '/attempts', ability: 'attempt:export' },
  { id: 'people', label: 'Go to People', href: '/people', ability: 'person:manage' },
  { id: 'keys', label: 'Go to API keys', href: '/api-keys', ability: 'key:manage' },
  { id: 'webhooks', label: 'Go to Webhooks', href: '/webhooks', ability: 'webhook:manage' },
  { id: 'audit', label: 'Go to the audit log', href: '/audit', ability: 'audit:read' },
  { id: 'settings', label: 'Go to Settings', href: '/settings' },
  { id: 'account', label: 'Your account and appearance', href: '/account' },
  { id: 'new-question', label: 'New question', href: '/questions?new=true', ability: 'content:edit' },
  { id: 'new-guide', label: 'New guide', href: '/guides?new=true', ability: 'content:edit' },
  { id: 'new-assessment', label: 'New assessment', href: '/assessments?new=true', ability: 'content:edit' },
  { id: 'new-framework', label: 'New framework or question bank', href: '/frameworks', ability: 'content:edit' },
  { id: 'new-release', label: 'New release', href: '/releases?new=true', ability: 'content:publish' },
  { id: 'invite', label: 'Invite somebody', href: '/people?new=true', ability: 'person:manage' },
  { id: 'new-key', label: 'New API key', href: '/api-keys?new=true', ability: 'key:manage' },
  { id: 'new-webhook', label: 'New webhook', href: '/webhooks?new=true', ability: 'webhook:manage' },
  { id: 'add-language', label: 'Add a language', href: '/settings', ability: 'setting:manage' },
  { id: 'password', label: 'Change your password', href: '/account' },
  { id: 'light', label: 'Appearance: light', run: () => setAppearance('light') },
  { id: 'dark', label: 'Appearance: dark', run: () => setAppearance('dark') },
  { id: 'system', label: 'Appearance: as the system', run: () => setAppearance('system') },
  { id: 'sign-out', label: 'Sign out', run: () => void signOut() },
];

interface Props {
  abilities: ReadonlySet<string>;
  /** what was typed before it was there */
  takeTyped: () => TypedAhead;
  onClose: () => void;
  onShowKeys: () => void;
}

/** Everything there is and everything that can be done, by typing a part of its name. */
export function CommandPalette({ abilities, takeTyped, onClose, onShowKeys }: Props) {
  const [text, setText] = useState('');
  const [isEntered, setEntered] = useState(false);
  useEffect(() => {
    const typed = takeTyped();
    setText(typed.text);
    setEntered(typed.isEntered);
  }, [takeTyped]);
  const write = (words: string) => {
    setText(words);
    setEntered(false);
  };
  const offered = useOfferedCommands();
  const asked = useDeferredValue(text.trim());
  const navigate = useNavigate();
  const router = useRouter();
  const [{ data, error, fetching }] = useQuery({ query: Search, variables: { text: asked }, pause: asked.length < 2 });

  const words = text.toLowerCase().split(/\s+/);
  const isMeant = ({ label }: Entry) => words.every((word) => label.toLowerCase().includes(word));
  const here = offered.map(({ id, label, keys, run }): Entry => ({ id, label, ...(keys ? { note: keys } : {}), run }));
  const mayDo = places.filter(({ ability }) => !ability || abilities.has(ability));
  const everywhere: Entry[] = [
    ...mayDo,
    { id: 'keys-shown', label: 'Show the keyboard shortcuts', note: '?', run: onShowKeys },
  ];
  const found: Entry[] =
    asked.length < 2
      ? []
      : (data?.search.edges ?? []).map(({ node }) => ({
          id: `${node.document.id} ${node.competencyKey ?? ''}`,
          label: node.title.text,
          note: `${node.document.kind.toLowerCase()} · ${node.competencyKey ?? node.document.key}`,
          href: router.buildLocation(documentPath(node.document.kind, node.document.key)).href,
        }));
  const byId = new Map([...here, ...everywhere, ...found].map((command) => [command.id, command]));
  const act = (id: string) => {
    const command = byId.get(id);
    onClose();
    command?.run?.();
    if (command?.href) void navigate({ href: command.href });
  };
  const shown = { here: here.filter(isMeant), found, everywhere: everywhere.filter(isMeant) };
  const isAnswered = asked === text.trim() && !fetching;
  useEffect(() => {
    if (!isEntered || !isAnswered) return;
    setEntered(false);
    // Where documents could not be searched, what is first is not what would have been.
    const first = error ? undefined : [...shown.here, ...shown.found, ...shown.everywhere][0];
    if (first) act(first.id);
  });
  const section = (title: string, items: readonly Entry[]) =>
    items.length > 0 && (
      <MenuSection id={title}>
        <Header className={styles.heading ?? ''}>{title}</Header>
        {items.map((command) => (
          <MenuItem key={command.id} id={command.id} textValue={command.label} className={styles.item ?? ''}>
            <span className={styles.label}>{command.label}</span>
            {command.note && <span className={styles.note}>{command.note}</span>}
          </MenuItem>
        ))}
      </MenuSection>
    );
  return (
    <Dialog title="Go to anything, do anything" onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={write}>
        <SearchField aria-label="Search or command" autoFocus className={styles.field ?? ''}>
          <Input className={styles.input ?? ''} placeholder="A title, a word, a command …" />
        </SearchField>
        {error && <Notice kind="problem">Documents could not be searched: the server does not answer.</Notice>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keys too */}
        <section className={styles.list} aria-label="What was found" tabIndex={0}>
          <Menu
            className={styles.found ?? ''}
            aria-label="Found"
            onAction={(key) => act(String(key))}
            renderEmptyState={() => (
              <p className={styles.note}>
                {fetching
                  ? 'Looking …'
                  : error
                    ? 'Nothing that can be done has these words.'
                    : 'Nothing has these words.'}
              </p>
            )}
          >
            {section('Here', shown.here)}
            {section('Documents', shown.found)}
            {section('Everywhere', shown.everywhere)}
          </Menu>
        </section>
      </Autocomplete>
    </Dialog>
  );
}
