import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { CommentsPanelQuery } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { isUnsent, unsentId } from '../ui/expected.ts';
import { Moment } from '../ui/moment.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useExpected } from '../ui/use-expected.ts';
import { useKept } from '../ui/use-kept.ts';
import { useStable } from '../ui/use-stable.ts';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { useAct } from './use-act.ts';

const Comments = graphql(`
  query CommentsPanel($kind: ContentKind!, $key: String!) {
    viewer { name abilities { name } }
    document(kind: $kind, key: $key) {
      id
      comments { id body author createdAt path resolvedAt resolvedBy answers { id body author createdAt } }
    }
  }
`);
const AddComment = graphql(`
  mutation CommentsPanel_Add($input: AddCommentInput!) {
    addComment(input: $input) { __typename ... on Comment { id } ... on Error { message } }
  }
`);
const AnswerComment = graphql(`
  mutation CommentsPanel_Answer($input: CommentTextInput!) {
    answerComment(input: $input) { __typename ... on Comment { id } ... on Error { message } }
  }
`);
const ResolveComment = graphql(`
  mutation CommentsPanel_Resolve($input: ResolveCommentInput!) {
    resolveComment(input: $input) { __typename ... on Comment { id resolvedAt } ... on Error { message } }
  }
`);

/** What was not sent comes back in front of what has been begun since. */
const beforeOf = (unsent: string, begun: string) => (begun.trim() === '' ? unsent : `${unsent}\n\n${begun}`);

const ofComments = { additionalTypenames: ['Comment'] };

type Commented = NonNullable<CommentsPanelQuery['document']>;
type Remark = Commented['comments'][number];

/** What people say about the document to each other. */
export function CommentsPanel({ shown }: { shown: ShownDocument }) {
  const [{ data: newest, error }, reload] = useQuery({
    query: Comments,
    variables: { kind: shown.kind, key: shown.key },
    requestPolicy: 'cache-and-network',
    // An empty list is not known to be one of comments.
    context: ofComments,
  });
  const data = useExpected(newest);
  const [text, setText] = useKept(`remark ${shown.id}`, '');
  const giveBack = useStable((body: string) => setText(beforeOf(body, text)));
  const add = useAct(AddComment);
  const answer = useAct(AnswerComment);
  const resolve = useAct(ResolveComment);
  if (error && !data) return <Failed what="The remarks" retry={reload} />;
  if (!data?.document) return <Loading what="the remarks" />;
  const author = data.viewer?.name ?? '';
  const canComment = data.viewer?.abilities.some(({ name }) => name === 'content:comment') ?? false;
  const written = (body: string) => ({
    id: unsentId(),
    body,
    author,
    createdAt: new Date().toISOString(),
  });

  const addRemark = async () => {
    setText('');
    const remark: Remark = { ...written(text), path: [], resolvedAt: null, resolvedBy: null, answers: [] };
    const added = await add.run(
      { input: { document: shown.id, body: text } },
      {
        changes: { [shown.id]: ({ comments = [] }: Partial<Commented>) => ({ comments: [...comments, remark] }) },
        otherwise: 'Your remark was not added; it is in the field again.',
        again: null,
      },
    );
    if (added?.__typename !== 'Comment') giveBack(text);
  };
  const addAnswer = async ({ id }: Remark, body: string) => {
    const said = written(body);
    const added = await answer.run(
      { input: { comment: id, body } },
      {
        changes: { [id]: ({ answers = [] }: Partial<Remark>) => ({ answers: [...answers, said] }) },
        otherwise: 'Your answer was not added; it is in the field again.',
        again: null,
      },
    );
    return added?.__typename === 'Comment';
  };
  const settle = ({ id, resolvedAt }: Remark) =>
    void resolve.run(
      { input: { comment: id, isResolved: !resolvedAt } },
      {
        changes: {
          [id]: resolvedAt
            ? { resolvedAt: null, resolvedBy: null }
            : { resolvedAt: new Date().toISOString(), resolvedBy: author },
        },
        otherwise: resolvedAt ? 'The remark is still dealt with.' : 'The remark is still open.',
      },
    );
  return (
    <div className={styles.panel}>
      <ul className={styles.rows}>
        {data.document.comments.map((comment) => (
          <li key={comment.id}>
            <div className={styles.grow}>
              <p className={styles.soft}>
                <strong>{comment.author}</strong>, <Moment at={comment.createdAt} />
                {comment.path.length > 0 && ` on ${comment.path.join(' › ')}`}
              </p>
              <p>{comment.body}</p>
              {comment.answers.map((reply) => (
                <p key={reply.id}>
                  <strong>{reply.author}:</strong> {reply.body}
                </p>
              ))}
            </div>
            {comment.resolvedAt && <Chip tone="good">Dealt with by {comment.resolvedBy}</Chip>}
            {canComment && !isUnsent(comment.id) && (
              <>
                <Answering comment={comment.id} onAnswer={(body) => addAnswer(comment, body)} />
                <Button look="quiet" onPress={() => settle(comment)}>
                  {comment.resolvedAt ? 'Open again' : 'Dealt with'}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {canComment ? (
        <div className={styles.form}>
          <TextArea label="A remark for the others" value={text} onChange={setText} />
          <Button isDisabled={text.trim() === ''} onPress={() => void addRemark()}>
            Add the remark
          </Button>
        </div>
      ) : (
        data.document.comments.length === 0 && <p className={styles.soft}>No remark yet. Your role only reads them.</p>
      )}
    </div>
  );
}

interface AnsweringProps {
  comment: string;
  onAnswer: (body: string) => Promise<boolean>;
}

function Answering({ comment, onAnswer }: AnsweringProps) {
  const [text, setText] = useKept<string | null>(`answer ${comment}`, null);
  const giveBack = useStable((body: string) => setText(beforeOf(body, text ?? '')));
  if (text === null)
    return (
      <Button look="quiet" onPress={() => setText('')}>
        Answer
      </Button>
    );
  return (
    <div className={styles.form}>
      <TextArea label="Answer" value={text} onChange={setText} autoFocus={text === ''} />
      <Button
        isDisabled={text.trim() === ''}
        onPress={async () => {
          setText(null);
          if (!(await onAnswer(text))) giveBack(text);
        }}
      >
        Send
      </Button>
    </div>
  );
}
