import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import styles from '../../ui/list-page.module.css';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { ExportAttempts } from './export-attempts.tsx';
import { ImportFile } from './import-file.tsx';
import { ImportHistory } from './import-history.tsx';

const Attempts = graphql(`
  query AttemptsScreen {
    viewer { abilities { name } }
    assessments(first: 100) { edges { node { id key title livePublication { id } } } }
  }
`);

/** Attempts that come from elsewhere, and those that are taken elsewhere. */
export function AttemptsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Attempts');
  const { assessment: asked } = useSearch({ from: '/studio/attempts' });
  const navigate = useNavigate();
  const [{ data, error }, reload] = useQuery({ query: Attempts });
  const [turn, setTurn] = useState(0);
  const abilities = new Set(data?.viewer?.abilities.map(({ name }) => name));
  const canImport = abilities.has('attempt:import');
  const canExport = abilities.has('attempt:export');
  const all = data?.assessments.edges.map(({ node }) => node) ?? [];
  const published = all.filter(({ livePublication }) => livePublication);
  const chosen = published.find(({ key }) => key === asked) ?? published[0];
  const choices = published.map(({ key, title }) => ({ id: key, label: title }));
  const titleOf = (key: string) => all.find((one) => one.key === key)?.title ?? key;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Attempts
        </h1>
      </header>
      {error && !data && <Failed what="The assessments" retry={reload} />}
      {!error && !data && <Loading what="the assessments" />}
      {data && !canImport && !canExport && (
        <Empty title="Not for your role">
          <p>Publishers and administrators bring attempts in; analysts and administrators take them away.</p>
        </Empty>
      )}
      {data && (canImport || canExport) && !chosen && (
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
          <ImportHistory turn={turn} titleOf={titleOf} />
        </>
      )}
      {chosen && canExport && <ExportAttempts assessments={choices} assessment={chosen.key} titleOf={titleOf} />}
    </div>
  );
}
