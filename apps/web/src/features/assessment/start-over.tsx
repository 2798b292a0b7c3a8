import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { forgetAttempt, type StoredAttempt } from '../../storage/stored-attempts.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

const DeleteUnfinished = graphql(`
  mutation StartOver_Delete($input: DeleteAttemptInput!) {
    deleteAttempt(input: $input) { __typename }
  }
`);

/** Deletes the attempt under way, on the server too, so that another can begin. */
export function StartOver({ attempt }: { attempt: StoredAttempt }) {
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, deleteAttempt] = useMutation(DeleteUnfinished);

  const startOver = async () => {
    setProblem(undefined);
    const { data } = await deleteAttempt({ input: { token: attempt.token } });
    // Not found is as good as deleted.
    if (data) forgetAttempt(attempt.token);
    else setProblem('The server could not be reached, so nothing was deleted. Try again when you are online.');
  };

  return (
    <>
      <Button kind="quiet" onClick={() => setIsAsking(true)}>
        Start over
      </Button>
      {isAsking && (
        <ConfirmDialog
          title="Start over?"
          act="Delete and start over"
          isBusy={fetching}
          problem={problem}
          onConfirm={startOver}
          onCancel={() => setIsAsking(false)}
        >
          The answers you have given so far are deleted for good.
        </ConfirmDialog>
      )}
    </>
  );
}
