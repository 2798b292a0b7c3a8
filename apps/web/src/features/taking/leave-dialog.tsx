import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatDay } from '../../ui/format.ts';
import { PrivateLink } from '../../ui/private-link.tsx';
import type { AttemptToTake } from './attempt-operations.ts';

interface LeaveDialogProps {
  attempt: AttemptToTake;
  token: string;
  onStay: () => void;
}

export function LeaveDialog({ attempt, token, onStay }: LeaveDialogProps) {
  const { slug } = attempt.assessment;
  const actions = (
    <>
      <Button onClick={onStay}>Stay and go on</Button>
      <ButtonLink to="/" kind="quiet">
        Leave
      </ButtonLink>
    </>
  );
  return (
    <Dialog title="Leave for now?" actions={actions} onCancel={onStay}>
      <p>
        Your answers are kept in this browser until {formatDay(attempt.expiresAt)}. Come back to go on where you left
        off.
      </p>
      <p>To go on in another browser or on another device, take this private link with you:</p>
      <PrivateLink
        url={`${location.origin}/assessments/${slug}/take#${token}`}
        warning="Whoever has the link can see and change your answers."
      />
    </Dialog>
  );
}
