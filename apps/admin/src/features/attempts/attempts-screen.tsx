import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import styles from '../../ui/list-page.module.css';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { ExportAttempts } from './export-attempts.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportHistory } from './import-history.tsx';

const Assessments = graphql(`
  query AttemptsScreen($after: String) {
    assessments(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title livePublication { id } } }
    }
  }
`);
const Viewer = graphql(`
  query AttemptsScreen_Viewer { viewer { abilities { name } } }
`);

/** Attempts that come from elsewhere, and those that are taken elsewhere. */
export function AttemptsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Attempts');
  const { assessment: asked } = useSearch({ from: '/studio/attempts' });
  const navigate = useNavigate();
  const [{ data, error, fetching }, reload] = useQuery({ query: Viewer });
  const pages = usePages(Assessments, {}, (found) => found.assessments, { isWhole: true });
  const hasFailed = pages.hasFailed || (error !== undefined && !data);
  const [turn, setTurn] = useState(0);
  const abilities = new Set(data?.viewer?.abilities.map(({ name }) => name));
  const canImport = abilities.has('attempt:import');
  const canExport = abilities.has('attempt:export');
  const published = pages.items.filter(({ livePublication }) => livePublication);
  const chosen = published.find(({ key }) => key === asked) ?? published[0];
  const choices = published.map(({ key, title }) => ({ id: key, label: title }));
  const titleOf = (key: string) => pages.items.find((one) => one.key === key)?.title ?? key;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Attempts
        </h1>
      </header>
      {hasFailed && (
        <Failed
          what="The assessments"
          isTrying={pages.isLoading || fetching}
          retry={() => {
            pages.retry();
            if (!data) reload();
          }}
        />
      )}
      {!hasFailed && (!data || (pages.isLoading && pages.items.length === 0)) && <Loading what="the assessments" />}
      {data && !canImport && !canExport && (
        <Empty title="Not for your role">
          <p>Publishers and administrators bring attempts in; analysts and administrators take them away.</p>
        </Empty>
      )}
      {(canImport || canExport) && !pages.isLoading && !hasFailed && !chosen && (
        <Empty title="Nothing is published yet">
          <p>Attempts belong to a published assessment.</p>
          <Link to="/assessments">Publish an assessment first</Link>
        </Empty>
      )}
      {chosen && canImport && (
        <>
          <ImportFile
            assessments={choices}
            assessment={chosen.key}
            onAssessmentChange={(assessment) =>
              void navigate({ to: '/attempts', search: { assessment }, replace: true })
            }
            onChange={() => setTurn((before) => before + 1)}
          />
          <ImportHistory turn={turn} titleOf={titleOf} isLast={!canExport} />
        </>
      )}
      {chosen && canExport && <ExportAttempts assessments={choices} assessment={chosen.key} titleOf={titleOf} />}
    </div>
  );
}
