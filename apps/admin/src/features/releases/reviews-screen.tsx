import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { documentPath } from '../../document/document-path.ts';
import rowStyles from '../../document/panels.module.css';
import { graphql } from '../../generated/gql.ts';
import type { ReviewState } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, type Tone } from '../../ui/chip.tsx';
import styles from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';

const Reviews = graphql(`
  query ReviewsScreen($states: [ReviewState!], $after: String) {
    reviews(first: 50, states: $states, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id state revision message requestedBy requestedAt decidedBy decidedAt decisionNote
          document { id kind key title }
        }
      }
    }
  }
`);

const looks: Record<ReviewState, { tone: Tone; label: string }> = {
  REQUESTED: { tone: 'waiting', label: 'Waits' },
  APPROVED: { tone: 'good', label: 'Approved' },
  RETURNED: { tone: 'problem', label: 'Returned' },
  WITHDRAWN: { tone: 'plain', label: 'Withdrawn' },
};

/** What waits for a look by somebody else, and what came of earlier ones. */
export function ReviewsScreen() {
  const heading = useScreen<HTMLHeadingElement>('Reviews');
  const [isDecidedShown, setDecidedShown] = useState(false);
  const states: ReviewState[] = isDecidedShown ? ['APPROVED', 'RETURNED', 'WITHDRAWN'] : ['REQUESTED'];
  const pages = usePages(Reviews, { states }, (found) => found.reviews);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Reviews
        </h1>
        <Button onPress={() => setDecidedShown(!isDecidedShown)}>
          {isDecidedShown ? 'Show what waits' : 'Show decided ones'}
        </Button>
      </header>
      {pages.state === 'loading' && <Loading what="the reviews" />}
      {pages.state === 'empty' && (
        <Empty title={isDecidedShown ? 'None was decided yet' : 'Nothing waits'}>
          <p>A draft is sent for review from its view “Review &amp; publish”.</p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {pages.items.map((node) => (
          <li key={node.id}>
            <span className={rowStyles.grow}>
              <Link {...documentPath(node.document.kind, node.document.key, 'changes')}>{node.document.title}</Link>{' '}
              <span className={rowStyles.soft}>revision {node.revision}</span>
              {node.message && <br />}
              {node.message}
              {node.decisionNote && (
                <>
                  <br />
                  {node.decidedBy}: “{node.decisionNote}”
                </>
              )}
            </span>
            <span className={rowStyles.soft}>
              {node.requestedBy}, <Moment at={node.requestedAt} />
            </span>
            <Chip tone={looks[node.state].tone}>{looks[node.state].label}</Chip>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} what="The reviews" label="Older" />
    </div>
  );
}
