import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { documentPath } from '../../document/document-path.ts';
import { graphql } from '../../generated/gql.ts';
import type { ContentKind } from '../../generated/graphql.ts';
import { CountFound } from '../../ui/count-found.tsx';
import { formatMoment, showMoments } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { useSettled } from '../../ui/use-settled.ts';
import auditStyles from './audit-screen.module.css';

const Audit = graphql(`
  query AuditScreen($filter: AuditFilter, $after: String) {
    audit(first: 50, filter: $filter, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id at actorName actorKind action summary documentKind documentKey revisionAfter } }
    }
  }
`);

const startOf = (day: string) => new Date(`${day}T00:00:00`).toISOString();

/** What was done here, by whom and when. Nothing in it is ever changed. */
export function AuditScreen() {
  const heading = useScreen<HTMLHeadingElement>('Audit');
  const [words, setWords] = useState({ actor: '', action: '', from: '' });
  const { actor, action, from } = useSettled(words);
  const filter = {
    ...(actor.trim() ? { actor } : {}),
    ...(action.trim() ? { action } : {}),
    ...(from ? { from: startOf(from) } : {}),
  };
  const pages = usePages(Audit, { filter }, (data) => data.audit);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Audit
        </h1>
        <CountFound pages={pages} />
      </header>
      <div className={styles.filters}>
        <TextField
          label="What"
          value={words.action}
          onChange={(next) => setWords({ ...words, action: next })}
          hint="Such as document. or release.publish"
        />
        <TextField
          label="Who"
          value={words.actor}
          onChange={(next) => setWords({ ...words, actor: next })}
          hint="A name, in full or in part"
        />
        <TextField
          label="Since"
          type="date"
          value={words.from}
          onChange={(next) => setWords({ ...words, from: next })}
          hint="That day and later"
        />
      </div>
      {pages.state === 'loading' && <Loading what="the audit" />}
      {pages.state === 'empty' && (
        <Empty title="Nothing like this was done">
          <p>Take a filter away.</p>
        </Empty>
      )}
      {pages.items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by keys
        <section className={auditStyles.scroll} aria-label="What was done" tabIndex={0}>
          <table className={auditStyles.table}>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Who</th>
                <th scope="col">What</th>
                <th scope="col">About</th>
              </tr>
            </thead>
            <tbody>
              {pages.items.map((entry) => (
                <tr key={entry.id}>
                  <td>{formatMoment(entry.at)}</td>
                  <td>
                    {entry.actorName}
                    {entry.actorKind === 'API_KEY' && ' (key)'}
                  </td>
                  <td>
                    <code>{entry.action}</code>
                  </td>
                  <td>
                    {showMoments(entry.summary)} <AboutDocument entry={entry} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <MoreRows pages={pages} what="The audit" label="Older" />
    </div>
  );
}

interface AboutProps {
  entry: { documentKind?: string | null; documentKey?: string | null };
}

/** Leads to the history of what it was done to. */
function AboutDocument({ entry: { documentKind, documentKey } }: AboutProps) {
  if (!documentKey) return null;
  const kind = kinds.find((one) => one.toLowerCase() === documentKind);
  if (!kind) return <span className={styles.soft}>{documentKey}</span>;
  return <Link {...documentPath(kind, documentKey, 'history')}>{documentKey}</Link>;
}

const kinds: readonly ContentKind[] = ['GUIDE', 'ASSESSMENT', 'QUESTION', 'BANK', 'FRAMEWORK'];
