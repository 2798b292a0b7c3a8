import { useState } from 'react';
import { graphql } from '../generated/gql.ts';
import { ActionMenu } from '../ui/action-menu.tsx';
import { Button } from '../ui/button.tsx';
import { useCommands } from '../ui/commands.ts';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { tell } from '../ui/toasts.tsx';
import type { ShownDocument } from './document-query.ts';
import { UnpublishDialog } from './unpublish-dialog.tsx';
import { useAct } from './use-act.ts';

const Trash = graphql(`
  mutation DocumentActions_Trash($input: DocumentsInput!) {
    trashDocuments(input: $input) {
      __typename
      ... on ChangedDocuments { act documents { id trashedAt state } }
      ... on StillInUse { message uses { how document { key } usedBy { key } } }
      ... on Error { message }
    }
  }
`);
const Undelete = graphql(`
  mutation DocumentActions_Undelete($input: DocumentsInput!) {
    undeleteDocuments(input: $input) {
      __typename
      ... on ChangedDocuments { documents { id trashedAt state } }
      ... on Error { message }
    }
  }
`);

interface Props {
  document: ShownDocument;
  canEdit: boolean;
  canPublish: boolean;
}

/** Away from frontends; into the trash and out of it again. */
export function DocumentActions({ document, canEdit, canPublish }: Props) {
  const trash = useAct(Trash);
  const undelete = useAct(Undelete);
  const [isUnpublishing, setUnpublishing] = useState(false);
  const input = { ids: [document.id] };
  const isLive = document.livePublication !== null && document.livePublication !== undefined;
  const takeOut = () =>
    void undelete.run(
      { input },
      { changes: { [document.id]: { trashedAt: null } }, otherwise: 'It is still in the trash.' },
    );
  const putIn = async () => {
    const trashedAt = new Date().toISOString();
    const answer = await trash.run({ input }, { changes: { [document.id]: { trashedAt } } });
    if (answer?.__typename === 'ChangedDocuments') tell('Moved to the trash.', takeOut);
  };
  const actions = [
    ...(canPublish && isLive
      ? [
          {
            id: 'unpublish',
            label: 'Unpublish …',
            command: 'Unpublish this document',
            run: () => setUnpublishing(true),
          },
        ]
      : []),
    ...(canEdit && document.trashedAt
      ? [
          {
            id: 'undelete',
            label: 'Take out of the trash',
            command: 'Take this document out of the trash',
            run: takeOut,
          },
        ]
      : []),
    ...(canEdit && !document.trashedAt
      ? [
          {
            id: 'trash',
            label: 'Move to the trash',
            command: 'Move this document to the trash',
            run: () => void putIn(),
            isDanger: true,
          },
        ]
      : []),
  ];
  useCommands(actions.map(({ id, command, run }) => ({ id, label: command, run })));
  if (actions.length === 0) return null;
  return (
    <>
      <ActionMenu
        label="More"
        actions={actions.map(({ id, label, run, ...look }) => ({ id, label, onAction: run, ...look }))}
      />
      {isUnpublishing && <UnpublishDialog document={document} onClose={() => setUnpublishing(false)} />}
      {trash.problem && (
        <Dialog title="It stays where it is" onClose={trash.clearProblem}>
          <p>{trash.problem}</p>
          <DialogActions>
            {canPublish && isLive && (
              <Button
                onPress={() => {
                  trash.clearProblem();
                  setUnpublishing(true);
                }}
              >
                Unpublish it first …
              </Button>
            )}
            <Button look="main" onPress={trash.clearProblem}>
              Understood
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
