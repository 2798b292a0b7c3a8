import { Navigate, Outlet } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import styles from './signed-in.module.css';

const Viewer = graphql(`
  query SignedIn_Viewer {
    viewer { name role }
  }
`);

/** What stands around every screen for somebody who is signed in; everybody else is led to the entrance. */
export function SignedIn() {
  const [{ data, fetching, error }, reload] = useQuery({ query: Viewer, requestPolicy: 'network-only' });
  if (error) return <Failed what="The studio" retry={reload} />;
  if (fetching || !data) return <Loading what="the studio" />;
  if (!data.viewer) return <Navigate to="/sign-in" />;
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <p className={styles.brand}>
          <Mark /> Yardstick Studio
        </p>
        <p className={styles.person}>
          {data.viewer.name} · {data.viewer.role.toLowerCase()}
        </p>
        <Button look="quiet" onPress={signOut}>
          Sign out
        </Button>
      </header>
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}

async function signOut() {
  await fetch('/studio/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  // A whole load, so that nothing of what was read stays in memory.
  window.location.assign('/studio/sign-in');
}
