import type { Answer } from './entrance-form.tsx';

/** Signs in by the cookie that the server sets; null when it is done. */
export async function signIn(email: string, password: string): Promise<Answer> {
  try {
    const response = await fetch('/studio/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (response.ok) return null;
    if (response.status === 429) return { problem: 'Too many tries. Wait a minute, then try again.' };
    return { problem: 'Address or password is wrong.' };
  } catch {
    return { problem: 'The server does not answer. Try again.' };
  }
}

/** What the address of the sign-in says after a new password was set. */
export const passwordIsSet = 'password-is-set';
