import { Link } from '@tanstack/react-router';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ContentKind } from '../generated/graphql.ts';
import { fieldPath } from './document-path.ts';
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
              {...fieldPath(problem.document.kind.toUpperCase() as ContentKind, problem.document.key, problem.path)}
            >
              Mend it in {problem.document.key}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

const capitalise = (text: string) => (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\.$/, '');
