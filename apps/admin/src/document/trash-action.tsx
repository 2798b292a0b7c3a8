import { useState } from 'react';
import { graphql } from '../generated/gql.ts';
import { ActionMenu } from '../ui/action-menu.tsx';
import { Button } from '../ui/button.tsx';
import { useCommands } from '../ui/commands.ts';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { tell } from '../ui/toasts.tsx';
import type { ShownDocument } from './document-query.ts';
import { useAct } from './use-act.ts';

const Trash = graphql(`
  mutation TrashAction($input: DocumentsInput!) {
    trashDocuments(input: $input) {
      __typename
      ... on ChangedDocuments { act documents { id trashedAt state } }
      ... on StillInUse { message uses { how document { key } usedBy { key } } }
      ... on Error { message }
    }
  }
`);
const Undelete = graphql(`
  mutation TrashAction_Undelete($input: DocumentsInput!) {
    undeleteDocuments(input: $input) {
      __typename
      ... on ChangedDocuments { documents { id trashedAt state } }
      ... on Error { message }
    }
  }
`);

/** Into the trash and out of it again. */
export function TrashAction({ document }: { document: ShownDocument }) {
  const trash = useAct(Trash);
  const undelete = useAct(Undelete);
  const [problem, setProblem] = useState<string | null>(null);
  const input = { ids: [document.id] };
  const takeOut = async () => {
    const answer = await undelete.run({ input });
    if (answer && answer.__typename !== 'ChangedDocuments') setProblem(answer.message);
  };
  const putIn = async () => {
    const answer = await trash.run({ input });
    if (answer?.__typename === 'ChangedDocuments') return tell('Moved to the trash.', () => void takeOut());
    if (answer) setProblem(answer.message);
  };
  useCommands([
    document.trashedAt
      ? { id: 'undelete', label: 'Take this document out of the trash', run: () => void takeOut() }
      : { id: 'trash', label: 'Move this document to the trash', run: () => void putIn() },
  ]);
  return (
    <>
      <ActionMenu
        label="More"
        actions={
          document.trashedAt
            ? [{ id: 'undelete', label: 'Take out of the trash', onAction: () => void takeOut() }]
            : [{ id: 'trash', label: 'Move to the trash', isDanger: true, onAction: () => void putIn() }]
        }
      />
      {problem && (
        <Dialog title="It stays where it is" onClose={() => setProblem(null)}>
          <p>{problem}</p>
          <DialogActions>
            <Button look="main" onPress={() => setProblem(null)}>
              Understood
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
