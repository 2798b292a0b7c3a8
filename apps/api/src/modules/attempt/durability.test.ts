import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { contractOperation } from '../../testing/api-under-test.ts';
import { makeDataDir } from '../../testing/make-data-dir.ts';
import { postmasterPid } from '../../testing/postmaster-pid.ts';
import { type ProductProcess, startProductProcess } from '../../testing/product-process.ts';

interface Placement {
  id: string;
  question: { options: { id: string }[] };
}

/** What one respondent knows: whether its submission was acknowledged. */
interface Sitting {
  token: string;
  isAcknowledged: boolean;
}

async function ask<T>(url: string, operation: string, variables: object): Promise<T | null> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: contractOperation(operation), variables }),
    });
    const { data } = (await response.json()) as { data: Record<string, T> | null };
    return data ? (Object.values(data)[0] ?? null) : null;
  } catch {
    return null;
  }
}

/** Respondents that take the assessment one after another until they are told to stop. */
async function submitUntil(
  url: string,
  placements: Placement[],
  sittings: Sitting[],
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const started = await ask<{ token?: string }>(url, 'StartAttempt', { assessment: 'cto-readiness' });
    if (!started?.token) continue;
    const sitting: Sitting = { token: started.token, isAcknowledged: false };
    sittings.push(sitting);
    const responses = placements.map(({ id, question }) => ({ placement: id, options: [question.options[0]?.id] }));
    await ask(url, 'SaveResponses', { token: sitting.token, responses });
    const submitted = await ask<{ __typename: string }>(url, 'SubmitAttempt', { token: sitting.token });
    sitting.isAcknowledged = submitted?.__typename === 'Attempt';
  }
}

async function killDuringLoad(kill: (product: ProductProcess, dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await makeDataDir();
  const product = startProductProcess({ DATA_DIR: dataDir });
  let restarted: ProductProcess | undefined;
  try {
    const url = await product.url;
    const taking = await ask<{ form: { sections: { placements: Placement[] }[] } }>(url, 'AssessmentForTaking', {
      slug: 'cto-readiness',
    });
    const placements = (taking?.form.sections ?? []).flatMap((section) => section.placements);
    const sittings: Sitting[] = [];
    let isOver = false;
    const load = Array.from({ length: 8 }, () => submitUntil(url, placements, sittings, () => isOver));
    while (sittings.filter(({ isAcknowledged }) => isAcknowledged).length < 40) await sleep(20);
    await kill(product, dataDir);
    isOver = true;
    await Promise.all(load);
    if (product.child.exitCode === null && product.child.signalCode === null) await product.signal('SIGTERM');

    restarted = startProductProcess({ DATA_DIR: dataDir });
    const again = await restarted.url;
    const acknowledged = sittings.filter(({ isAcknowledged }) => isAcknowledged);
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);
    const outcomes = new Set<string>();
    for (const { token } of acknowledged) {
      const result = await ask<{ outcome: { id: string } }>(again, 'ResultPage', { token });
      expect(result, 'an acknowledged submission has its result').not.toBeNull();
      if (result) outcomes.add(result.outcome.id);
      // Asking again must find the same outcome, not make another.
      const resubmitted = await ask<{ __typename: string }>(again, 'SubmitAttempt', { token });
      expect(resubmitted?.__typename).toBe('Attempt');
      expect((await ask<{ outcome: { id: string } }>(again, 'ResultPage', { token }))?.outcome.id).toBe(
        result?.outcome.id,
      );
    }
    expect(outcomes.size).toBe(acknowledged.length);
  } finally {
    for (const process of [product, restarted]) {
      if (process && process.child.exitCode === null && process.child.signalCode === null)
        await process.signal('SIGTERM');
    }
    await rm(dataDir, { recursive: true, force: true });
  }
}

describe('no acknowledged submission is lost or doubled', { timeout: 120_000 }, () => {
  it('when the server is killed', () =>
    killDuringLoad(async ({ signal }) => {
      await signal('SIGKILL');
    }));

  it('when PostgreSQL is killed', () =>
    killDuringLoad(async (_product, dataDir) => {
      process.kill(await postmasterPid(dataDir), 'SIGKILL');
    }));
});
