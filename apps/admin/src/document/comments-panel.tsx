import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Moment } from '../ui/moment.tsx';
import { Notice } from '../ui/notice.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useKept } from '../ui/use-kept.ts';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { useAct } from './use-act.ts';

const Comments = graphql(`
  query CommentsPanel($kind: ContentKind!, $key: String!) {
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

const ofComments = { additionalTypenames: ['Comment'] };

/** What people say about the document to each other. */
export function CommentsPanel({ shown }: { shown: ShownDocument }) {
  const [{ data, error }, reload] = useQuery({
    query: Comments,
    variables: { kind: shown.kind, key: shown.key },
    requestPolicy: 'cache-and-network',
    // An empty list is not known to be one of comments.
    context: ofComments,
  });
  const [text, setText] = useKept(`remark ${shown.id}`, '');
  const add = useAct(AddComment);
  const answer = useAct(AnswerComment);
  const resolve = useAct(ResolveComment);
  if (error && !data) return <Failed what="The remarks" retry={reload} />;
  if (!data?.document) return <Loading what="the remarks" />;
  const problem = add.problem ?? answer.problem ?? resolve.problem;
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
            <Answering onAnswer={(body) => answer.run({ input: { comment: comment.id, body } })} />
            <Button
              look="quiet"
              onPress={() => void resolve.run({ input: { comment: comment.id, isResolved: !comment.resolvedAt } })}
            >
              {comment.resolvedAt ? 'Open again' : 'Dealt with'}
            </Button>
          </li>
        ))}
      </ul>
      {problem && <Notice kind="problem">{problem}</Notice>}
      <div className={styles.form}>
        <TextArea label="A remark for the others" value={text} onChange={setText} />
        <Button
          isDisabled={text.trim() === ''}
          onPress={async () => {
            const added = await add.run({ input: { document: shown.id, body: text } });
            if (added?.__typename === 'Comment') setText('');
          }}
        >
          Add the remark
        </Button>
      </div>
    </div>
  );
}

function Answering({ onAnswer }: { onAnswer: (body: string) => Promise<unknown> }) {
  const [text, setText] = useState<string | null>(null);
  if (text === null)
    return (
      <Button look="quiet" onPress={() => setText('')}>
        Answer
      </Button>
    );
  return (
    <div className={styles.form}>
      <TextArea label="Answer" value={text} onChange={setText} autoFocus />
      <Button
        isDisabled={text.trim() === ''}
        onPress={async () => {
          await onAnswer(text);
          setText(null);
        }}
      >
        Send
      </Button>
    </div>
  );
}
