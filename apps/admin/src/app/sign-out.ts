import { forgetEdits, hasUnsavedEdits } from '../document/open-drafts.ts';

/** Signs out, and leaves nothing in this browser; asks first where something has not reached the server. */
export async function signOut() {
  if (hasUnsavedEdits() && !window.confirm('Some edits have not reached the server yet. Sign out and lose them?'))
    return;
  await fetch('/studio/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  forgetEdits();
  // A whole load, so that nothing of what was read stays in memory.
  window.location.assign('/studio/sign-in');
}
