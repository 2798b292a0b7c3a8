import { Link } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import type { ContentKind } from '../generated/graphql.ts';
import { countOf } from '../ui/format.ts';
import frame from '../ui/tabbed-screen.module.css';
import { useCurrentInSight } from '../ui/use-current-in-sight.ts';
import { documentPath } from './document-path.ts';
import styles from './document-screen.module.css';

interface Tab {
  id: string;
  label: string;
}

/** What stands behind the views of a document's own; how many there are is not known at first. */
export const commonTabs = ({ uses = 0, remarks = 0 } = {}): readonly Tab[] => [
  { id: 'changes', label: 'Review & publish' },
  { id: 'history', label: 'History' },
  { id: 'uses', label: uses > 0 ? `Used in ${countOf(uses, 'document')}` : 'Used in' },
  { id: 'remarks', label: remarks > 0 ? `Remarks ${remarks}` : 'Remarks' },
];

interface Props {
  kind: ContentKind;
  documentKey: string;
  title: ReactNode;
  heading?: Ref<HTMLHeadingElement>;
  facts: ReactNode;
  tools?: ReactNode;
  tabs: readonly Tab[];
  view: string;
  children: ReactNode;
}

/** The title, state and views of a document around one of them; it stands while the document is not here yet, too. */
export function DocumentFrame(props: Props) {
  const { kind, documentKey, title, heading, facts, tools, tabs, view, children } = props;
  const strip = useCurrentInSight(view);
  return (
    <div className={frame.screen}>
      <header className={frame.header}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={frame.title}>
            {title}
          </h1>
          <p className={styles.facts}>{facts}</p>
        </div>
        <div className={styles.tools}>{tools}</div>
        <nav ref={strip} aria-label="Views of this document" className={frame.tabs}>
          {tabs.map(({ id, label }) => (
            <Link
              key={id}
              {...documentPath(kind, documentKey, id)}
              aria-current={id === view ? 'page' : undefined}
              className={frame.tab}
            >
              {label}
            </Link>
          ))}
        </nav>
      </header>
      <div className={frame.body}>{children}</div>
    </div>
  );
}
