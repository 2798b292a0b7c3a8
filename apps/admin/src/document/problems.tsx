import { Link } from '@tanstack/react-router';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ContentKind } from '../generated/graphql.ts';
import { documentPath } from './document-path.ts';
import styles from './problems.module.css';

export interface SemanticProblem {
  code: string;
  severity: 'ERROR' | 'WARNING';
  message: string;
  mend: string;
  path: string[];
  document: { kind: string; key: string };
}

/** What speaks against publishing; each leads to the document that mends it. */
export function Problems({ problems }: { problems: readonly SemanticProblem[] }) {
  return (
    <ul className={styles.list}>
      {problems.map((problem) => (
        <li
          key={`${problem.document.key} ${problem.path.join(' ')} ${problem.code} ${problem.message}`}
          className={problem.severity === 'ERROR' ? styles.error : styles.warning}
        >
          {problem.severity === 'ERROR' ? (
            <CircleAlert size={16} aria-label="Error" />
          ) : (
            <TriangleAlert size={16} aria-label="Warning" />
          )}
          <p>
            <strong>{capitalise(problem.message)}.</strong> {capitalise(problem.mend)}.{' '}
            <Link
              {...documentPath(
                problem.document.kind.toUpperCase() as ContentKind,
                problem.document.key,
                viewOf(problem),
              )}
              hash={problem.path.join('.')}
            >
              Mend it in {problem.document.key}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

const scoringFields = new Set(['competencies', 'bands', 'roleProfiles', 'focusRules', 'orientation']);
const aboutFields = new Set(['summary', 'competencies', 'assessments', 'related']);

/** The view that shows the field of a problem; undefined for the first one. */
function viewOf({ document, path }: SemanticProblem): string | undefined {
  const kind = document.kind.toLowerCase();
  const [field = ''] = path;
  if (kind === 'assessment' && (scoringFields.has(field) || path.at(-1) === 'weight')) return 'scoring';
  return kind === 'guide' && aboutFields.has(field) ? 'about' : undefined;
}

const capitalise = (text: string) => (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, '');
