import { contractOperation } from '@yardstick/api/testing/api-under-test.ts';

/** Asks a server for guides, as a frontend does, every so often until some work is done; gives how long each answer took, in ms. */
export async function askForGuides(url: string, { everyMs, until }: { everyMs: number; until: Promise<unknown> }) {
  const body = JSON.stringify({ query: contractOperation('GuideList'), variables: { first: 10 } });
  const asked: Promise<number>[] = [];
  const ask = async () => {
    const start = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${response.status}`);
    return performance.now() - start;
  };
  const asking = setInterval(() => asked.push(ask()), everyMs);
  try {
    await until;
  } finally {
    clearInterval(asking);
  }
  return Promise.all(asked);
}
