const timeoutMs = 60_000;

/** Brings an image to the server; gives its address, or rejects with what to do. */
export async function sendImage(file: File): Promise<string> {
  const answer = await fetch('/studio/images', {
    method: 'POST',
    headers: { 'content-type': file.type },
    body: file,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  if (!answer) throw new Error('The server does not answer. Try again in a moment.');
  if (answer.status === 413) throw new Error('It is larger than 5 MB. Make it smaller and try again.');
  const body = (await answer.json().catch(() => null)) as { url?: string; errors?: { message: string }[] } | null;
  if (!answer.ok || !body?.url) throw new Error(body?.errors?.[0]?.message ?? 'The server could not take it.');
  return body.url;
}
