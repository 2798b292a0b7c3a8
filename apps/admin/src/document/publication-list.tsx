import { useState } from 'react';
import { graphql } from '../generated/gql.ts';
import type { PublicationListQuery } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Moment } from '../ui/moment.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { Notice } from '../ui/notice.tsx';
import { tell } from '../ui/toasts.tsx';
import type { Pages } from '../ui/use-pages.ts';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { UnpublishDialog } from './unpublish-dialog.tsx';
import { useAct } from './use-act.ts';

export const Publications = graphql(`
  query PublicationList($kind: ContentKind!, $key: String!, $after: String) {
    document(kind: $kind, key: $key) {
      id
      publications(first: 20, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { id number revision publishedAt publishedBy isLive rolledBackTo } }
      }
    }
  }
`);
const RollBack = graphql(`
  mutation PublicationList_RollBack($input: RollBackInput!) {
    rollBack(input: $input) { __typename ... on Published { publications { id number } } ... on Error { message } }
  }
`);

type Publication = NonNullable<PublicationListQuery['document']>['publications']['edges'][number]['node'];

interface Props {
  shown: ShownDocument;
  publications: Pages<Publication>;
  canPublish: boolean;
  renew: () => void;
}

/** All that was ever live: each can be live again. */
export function PublicationList({ shown, publications, canPublish, renew }: Props) {
  const live = shown.livePublication?.number ?? null;
  const rollBack = useAct(RollBack);
  const [isUnpublishing, setUnpublishing] = useState(false);
  const goBack = async (toPublication: number) => {
    const answer = await rollBack.run({ input: { document: shown.id, livePublication: live, toPublication } });
    if (answer?.__typename !== 'Published') return;
    tell(`What publication ${toPublication} was is live again.`);
    renew();
  };
  return (
    <section className={styles.section} aria-labelledby="publications">
      <h2 id="publications">Publications</h2>
      {rollBack.problem && <Notice kind="problem">{rollBack.problem}</Notice>}
      <ul className={styles.rows}>
        {publications.items.map(({ id, number, publishedBy, publishedAt, rolledBackTo, isLive }) => (
          <li key={id}>
            <strong>Publication {number}</strong>
            <span className={styles.grow}>
              {publishedBy ?? 'Yardstick'}, <Moment at={publishedAt} />
              {rolledBackTo !== null && `, brought back publication ${rolledBackTo}`}
            </span>
            {isLive && <Chip tone="good">Live</Chip>}
            {canPublish &&
              (isLive ? (
                <Button look="quiet" onPress={() => setUnpublishing(true)}>
                  Unpublish …
                </Button>
              ) : (
                <Button look="quiet" isDisabled={rollBack.isRunning} onPress={() => void goBack(number)}>
                  {live === null ? 'Make it live again' : 'Roll back to it'}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      <MoreRows pages={publications} what="The publications" label="Earlier publications" isStreamed={false} />
      {isUnpublishing && <UnpublishDialog document={shown} onClose={() => setUnpublishing(false)} />}
    </section>
  );
}
