import { useState } from 'react';
import { graphql } from '../generated/gql.ts';
import type { ChangesPanelQuery } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { tell } from '../ui/toasts.tsx';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { useAct } from './use-act.ts';

const RequestReview = graphql(`
  mutation ReviewActions_Request($input: RequestReviewInput!) {
    requestReview(input: $input) { __typename ... on Review { id state } ... on Error { message } }
  }
`);
const Approve = graphql(`
  mutation ReviewActions_Approve($input: DecideReviewInput!) {
    approveReview(input: $input) { __typename ... on Review { id state } ... on Error { message } }
  }
`);
const Return = graphql(`
  mutation ReviewActions_Return($input: DecideReviewInput!) {
    returnReview(input: $input) { __typename ... on Review { id state } ... on Error { message } }
  }
`);
const Withdraw = graphql(`
  mutation ReviewActions_Withdraw($input: DecideReviewInput!) {
    withdrawReview(input: $input) { __typename ... on Review { id state } ... on Error { message } }
  }
`);

type ShownReview = NonNullable<NonNullable<ChangesPanelQuery['document']>['latestReview']>;

interface Props {
  shown: ShownDocument;
  review: ShownReview | null;
  viewerName: string;
  canReview: boolean;
  canEdit: boolean;
  onDone: () => void;
}

/** Sends a revision to others for a look, or says what one thinks of it. */
export function ReviewActions({ shown, review, viewerName, canReview, canEdit, onDone }: Props) {
  const [note, setNote] = useState('');
  const acts = {
    request: useAct(RequestReview),
    approve: useAct(Approve),
    giveBack: useAct(Return),
    withdraw: useAct(Withdraw),
  };
  const problem = Object.values(acts).find((act) => act.problem)?.problem;
  const finish = (answer: { __typename: string } | null, words: string) => {
    if (answer?.__typename !== 'Review') return;
    setNote('');
    tell(words);
    onDone();
  };
  const decision = () => ({ input: { review: review?.id ?? '', note: note || null } });

  if (review?.state === 'REQUESTED') {
    return (
      <div className={styles.form}>
        <p>
          {review.requestedBy} sent revision {review.revision} for review <Moment at={review.requestedAt} />
          {review.message && <>: “{review.message}”</>}
        </p>
        {problem && <Notice kind="problem">{problem}</Notice>}
        {canReview && review.requestedBy !== viewerName && (
          <>
            <TextArea label="What you say" value={note} onChange={setNote} />
            <div className={styles.actions}>
              <Button look="main" onPress={async () => finish(await acts.approve.run(decision()), 'Approved.')}>
                Approve
              </Button>
              <Button
                isDisabled={note.trim() === ''}
                onPress={async () => finish(await acts.giveBack.run(decision()), 'Returned with your note.')}
              >
                Return with the note
              </Button>
            </div>
          </>
        )}
        {review.requestedBy === viewerName && (
          <Button onPress={async () => finish(await acts.withdraw.run(decision()), 'The review is withdrawn.')}>
            Withdraw it
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className={styles.form}>
      {review && review.state !== 'WITHDRAWN' && (
        <p>
          {review.decidedBy} {review.state === 'APPROVED' ? 'approved' : 'returned'} revision {review.revision}
          {review.decisionNote && <>: “{review.decisionNote}”</>}
        </p>
      )}
      {problem && <Notice kind="problem">{problem}</Notice>}
      {canEdit && (
        <>
          <TextArea label="Ask others for a look (optional)" value={note} onChange={setNote} hint="What to look at." />
          <Button
            onPress={async () =>
              finish(
                await acts.request.run({
                  input: { document: shown.id, revision: shown.revision, message: note || null },
                }),
                'Sent for review.',
              )
            }
          >
            Send for review
          </Button>
        </>
      )}
    </div>
  );
}
