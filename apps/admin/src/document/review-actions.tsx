import { useRef, useState } from 'react';
import { graphql } from '../generated/gql.ts';
import type { ChangesPanelQuery, ReviewState } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { isUnsent, unsentId } from '../ui/expected.ts';
import { countOf, formatCount } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { tell } from '../ui/toasts.tsx';
import { useKept } from '../ui/use-kept.ts';
import type { Verdict } from './change-verdict.tsx';
import type { PlannedChange } from './changes-of-plan.ts';
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
const AddRemark = graphql(`
  mutation ReviewActions_Remark($input: AddCommentInput!) {
    addComment(input: $input) { __typename ... on Comment { id } ... on Error { message } }
  }
`);

type ShownReview = NonNullable<NonNullable<ChangesPanelQuery['document']>['latestReview']>;

interface Props {
  shown: ShownDocument;
  review: ShownReview | null;
  viewerName: string;
  /** whether the viewer's word is waited for */
  isToDecide: boolean;
  changes: readonly PlannedChange[];
  /** what they have said of each change so far */
  verdicts: Readonly<Record<string, Verdict>>;
  canEdit: boolean;
  onDone: () => void;
}

/** Sends a revision to others for a look, or says what one thinks of it. */
export function ReviewActions(props: Props) {
  const { shown, review, viewerName, isToDecide, changes, verdicts, canEdit, onDone } = props;
  const [note, setNote] = useKept(`review ${shown.id}`, '');
  const acts = {
    request: useAct(RequestReview),
    approve: useAct(Approve),
    giveBack: useAct(Return),
    withdraw: useAct(Withdraw),
    remark: useAct(AddRemark),
  };
  const returned = changes.filter(({ id }) => verdicts[id]?.take === 'return');
  const open = changes.filter(({ id }) => !verdicts[id]).length;
  const finish = (answer: { __typename: string } | null, words: string) => {
    if (answer?.__typename !== 'Review') return;
    setNote('');
    tell(words);
    onDone();
  };
  const id = review?.id ?? '';
  /** The review as it will stand once it is decided. */
  const decided = (state: ReviewState, decisionNote: string, otherwise: string) => ({
    changes: { [id]: { state, decisionNote, decidedBy: viewerName } },
    otherwise,
    again: null,
  });
  const approve = async () =>
    finish(
      await acts.approve.run(
        { input: { review: id, note: note || null } },
        decided('APPROVED', note, 'It is not approved.'),
      ),
      'Approved.',
    );
  const withdraw = async () =>
    finish(
      await acts.withdraw.run(
        { input: { review: id, note: note || null } },
        decided('WITHDRAWN', note, 'The review is not withdrawn.'),
      ),
      'The review is withdrawn.',
    );
  const [isReturning, setReturning] = useState(false);
  const said = useRef(new Set<string>());
  /** What is returned is said at its field, once, and in one note to whoever asked. */
  const giveBack = async () => {
    for (const { id: change, document, path, sentence } of returned) {
      const body = verdicts[change]?.remark.trim() || `Returned: ${sentence}`;
      const remark = `${change} ${body}`;
      if (said.current.has(remark)) continue;
      const added = await acts.remark.run({ input: { document, path, body } });
      if (added?.__typename !== 'Comment') return;
      said.current.add(remark);
    }
    const lines = returned.map(({ id: change, sentence }) => {
      const remark = verdicts[change]?.remark.trim();
      return remark ? `${sentence}: ${remark}` : sentence;
    });
    const words = [note.trim(), ...lines].filter((line) => line !== '').join('\n');
    finish(
      await acts.giveBack.run(
        { input: { review: id, note: words } },
        decided('RETURNED', words, 'It is not returned.'),
      ),
      'Returned with what you said.',
    );
  };
  const send = async () => {
    const { revision } = shown;
    const latestReview: ShownReview = {
      id: unsentId(),
      state: 'REQUESTED',
      message: note,
      revision,
      requestedBy: viewerName,
      requestedAt: new Date().toISOString(),
      decidedBy: null,
      decisionNote: null,
    };
    finish(
      await acts.request.run(
        { input: { document: shown.id, revision, message: note || null } },
        { changes: { [shown.id]: { latestReview } }, otherwise: 'It is not sent for review.', again: null },
      ),
      'Sent for review.',
    );
  };

  if (review?.state === 'REQUESTED') {
    return (
      <div className={styles.form}>
        <p>
          {review.requestedBy} sent revision {review.revision} for review <Moment at={review.requestedAt} />
          {review.message && <>: “{review.message}”</>}
        </p>
        {acts.remark.problem && <Notice kind="problem">{acts.remark.problem}</Notice>}
        {isToDecide && (
          <>
            {changes.length > 0 && (
              <p role="status">
                {open === changes.length
                  ? 'Accept or return each change above, or all of them here.'
                  : `${formatCount(changes.length - open)} of ${countOf(changes.length, 'change')} decided, ${formatCount(returned.length)} returned.`}
              </p>
            )}
            <TextArea label="What you say" value={note} onChange={setNote} />
            <div className={styles.actions}>
              <Button look="main" isDisabled={returned.length > 0} onPress={() => void approve()}>
                Approve
              </Button>
              <Button
                isDisabled={isReturning || (note.trim() === '' && returned.length === 0)}
                onPress={async () => {
                  setReturning(true);
                  await giveBack();
                  setReturning(false);
                }}
              >
                {returned.length > 0 ? `Return ${formatCount(returned.length)} of them` : 'Return with the note'}
              </Button>
            </div>
          </>
        )}
        {review.requestedBy === viewerName && !isUnsent(id) && (
          <Button onPress={() => void withdraw()}>Withdraw it</Button>
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
      {canEdit && (
        <>
          <TextArea label="Ask others for a look (optional)" value={note} onChange={setNote} hint="What to look at." />
          <Button onPress={() => void send()}>Send for review</Button>
        </>
      )}
    </div>
  );
}
