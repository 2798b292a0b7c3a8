import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import { freezeForm, freezeScoringModel, structureHash } from '@yardstick/domain/publishing/freeze-assessment.ts';
import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import { classifyPublication, type PublicationClass } from '@yardstick/domain/revising/classify-publication.ts';
import { assessmentSources, type PinnedDocument } from './pinned-revisions.ts';

interface LiveHashes {
  form: { hash: string; structureHash: string } | null;
  scoringModel: { hash: string } | null;
}

/** What publishing would mean for scores; null for a guide, and where problems keep an assessment from being frozen. */
export function classifyPinned(
  document: PinnedDocument,
  live: LiveHashes | undefined,
  problems: readonly Problem[],
): PublicationClass | null {
  const sources = document.kind === 'assessment' ? assessmentSources(document) : null;
  if (!sources || problems.some(({ severity }) => severity === 'error')) return null;
  const form = freezeForm(sources);
  const published = live?.form &&
    live.scoringModel && {
      structureHash: live.form.structureHash,
      formHash: live.form.hash,
      scoringModelHash: live.scoringModel.hash,
    };
  return classifyPublication(published ?? null, {
    structureHash: structureHash(form),
    formHash: contentHash(form),
    scoringModelHash: contentHash(freezeScoringModel(sources, form)),
  });
}
