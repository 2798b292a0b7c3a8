import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { Notice } from '../../ui/states.tsx';

interface EndedProps {
  slug: string;
  reason: 'gone' | 'submitted' | 'expired';
  token?: string;
}

/** An attempt that takes no answers any more. */
export function Ended({ slug, reason, token }: EndedProps) {
  const again = (
    <ButtonLink to="/assessments/$slug" params={{ slug }} kind={reason === 'submitted' ? 'quiet' : 'primary'}>
      {reason === 'submitted' ? 'Take it again' : 'Start a new attempt'}
    </ButtonLink>
  );
  return (
    <Page>
      {reason === 'gone' && (
        <Notice title="This attempt no longer exists" actions={again}>
          It has been deleted, or the link to it is not complete. Nothing of it is left on the server.
        </Notice>
      )}
      {reason === 'expired' && (
        <Notice title="This attempt has expired" actions={again}>
          Attempts stay open for a limited time, so that nobody's half-finished answers are kept for ever. Yours were
          not scored. A new attempt starts from the first question.
        </Notice>
      )}
      {reason === 'submitted' && (
        <Notice
          title="You have submitted this attempt"
          actions={
            <>
              <ButtonLink to="/result" hash={token ?? ''}>
                See your result
              </ButtonLink>
              {again}
            </>
          }
        >
          Its answers are final, so that your result stays what it was.
        </Notice>
      )}
    </Page>
  );
}
