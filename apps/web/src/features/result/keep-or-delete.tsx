import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { findStoredAttempt, forgetAttempt } from '../../storage/stored-attempts.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PrivateLink } from '../../ui/private-link.tsx';
import styles from './keep-or-delete.module.css';
import { OtherResults } from './other-results.tsx';

const DeleteAttempt = graphql(`
  mutation KeepOrDelete_Delete($input: DeleteAttemptInput!) {
    deleteAttempt(input: $input) { __typename }
  }
`);

interface KeepOrDeleteProps {
  token: string;
  assessment: { slug: string };
  onDeleted: () => void;
}

export function KeepOrDelete({ token, assessment, onDeleted }: KeepOrDeleteProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [{ fetching }, deleteAttempt] = useMutation(DeleteAttempt);
  const isOfThisBrowser = findStoredAttempt(token) !== undefined;

  const deleteForGood = async () => {
    setProblem(undefined);
    const { data } = await deleteAttempt({ input: { token } });
    if (!data) {
      setProblem('The server could not be reached, so nothing was deleted. Try again when you are online.');
      return;
    }
    // Not found is as good as deleted. Told first, so that no other result is shown in between.
    onDeleted();
    forgetAttempt(token);
  };

  return (
    <section className={`${styles.keep} screen-only`} aria-labelledby="keep">
      <h2 id="keep">Keep it, or delete it</h2>
      <p>
        {isOfThisBrowser
          ? 'This result is kept in this browser. To see it elsewhere, keep its private link.'
          : 'You opened this result by its private link; it is not kept in this browser.'}
      </p>
      <PrivateLink
        url={`${location.origin}/result#${token}`}
        warning="Whoever has the link can see this result, and can delete it."
      />
      <div className={styles.actions}>
        <Button kind="quiet" onClick={() => window.print()}>
          Print or save as PDF
        </Button>
        <ButtonLink kind="quiet" to="/assessments/$slug" params={{ slug: assessment.slug }}>
          Take it again
        </ButtonLink>
        <Button kind="danger" onClick={() => setIsAsking(true)}>
          Delete my attempt
        </Button>
      </div>
      <OtherResults token={token} />
      {isAsking && (
        <ConfirmDialog
          title="Delete your attempt?"
          act="Delete for good"
          isBusy={fetching}
          problem={problem}
          onConfirm={deleteForGood}
          onCancel={() => setIsAsking(false)}
        >
          Your answers and your result are erased, and taken out of every statistic. Nobody can bring them back, and the
          private link will lead nowhere.
        </ConfirmDialog>
      )}
    </section>
  );
}
