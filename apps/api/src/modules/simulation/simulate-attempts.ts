import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { countOf } from '@yardstick/domain/content/count-words.ts';
import { ImpossibleCorrelations } from '@yardstick/domain/simulating/draw-abilities.ts';
import { prepareToSimulate, type Simulation } from '@yardstick/domain/simulating/simulate-attempts.ts';
import type { SimulationSettings } from '@yardstick/domain/simulating/simulation-settings.ts';
import type { Database } from '../../db/client.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { type AttemptToIssue, prepareToIssue } from '../attempt/issue-attempts.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { readInstallation } from '../installation/read-installation.ts';
import { findLiveAssessment } from '../publishing/published-content.ts';
import { UnusableSettings } from './simulation.errors.ts';

interface SimulationRequest {
  /** key of a published assessment */
  assessment: string;
  /** how many */
  attempts: number;
  settings: SimulationSettings;
  /** submitted from here on and before there */
  from: Date;
  until: Date;
  act: Act;
  onProgress?: (written: number) => void;
}

const batchSize = 500;
/** While the database writes one batch, the next is made. */
const batchesAtOnce = 2;

/**
 * Writes attempts that nobody made, as if people had submitted them at the live publication, but of origin `simulated`, so
 * that only those who ask see them. Batch by batch: what was written when it stops stays, and can be erased. Throws NotFound
 * and UnusableSettings.
 */
export async function simulateAttempts(database: Database, request: SimulationRequest): Promise<void> {
  const { assessment, attempts, settings, from, until, act, onProgress } = request;
  const publication = await findLiveAssessment(database, { slug: assessment });
  if (!publication) throw new NotFound('published assessment');
  const { defaultLocale } = await readInstallation(database);
  const first = chooseLocale(null, publication.locales, defaultLocale).locale;
  const make = prepare({
    form: publication.form.content,
    model: publication.scoringModel.content,
    locales: [first, ...publication.locales.filter((locale) => locale !== first)],
    settings,
    from,
    until,
  });
  const issue = prepareToIssue(publication);
  await recordAct(database, act, [
    {
      action: 'attempt.simulate',
      summary: `simulating ${countOf(attempts, 'attempt')} at ${assessment}, seed ${settings.seed}`,
      details: { attempts, settings, from: from.toISOString(), until: until.toISOString() },
      document: { id: publication.documentId, kind: 'assessment', key: assessment },
    },
  ]);

  let written = 0;
  const write = async (batch: readonly AttemptToIssue[]) => {
    await database.$transaction(
      (transaction) => issue(transaction, { origin: 'simulated', importId: null, attempts: batch }),
      { timeout: 60_000, maxWait: 60_000 },
    );
    written += batch.length;
    onProgress?.(written);
  };
  let next = 0;
  const writeBatches = async () => {
    while (next < attempts) {
      const begin = next;
      next += batchSize;
      const numbers = Array.from({ length: Math.min(batchSize, attempts - begin) }, (_, place) => begin + place);
      await write(numbers.map(make).map((attempt) => ({ ...attempt, issuedAt: attempt.submittedAt })));
    }
  };
  const stopAll = (error: unknown) => {
    next = attempts;
    throw error;
  };
  const ends = await Promise.allSettled(Array.from({ length: batchesAtOnce }, () => writeBatches().catch(stopAll)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function prepare(simulation: Simulation) {
  try {
    return prepareToSimulate(simulation);
  } catch (error) {
    if (error instanceof ImpossibleCorrelations) throw new UnusableSettings(error.message);
    throw error;
  }
}
