import { findScoringProblems } from '@yardstick/domain/comparing/find-scoring-problems.ts';
import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import { contentHash } from '@yardstick/domain/publishing/content-hash.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import { freezeForm, freezeScoringModel, structureHash } from '@yardstick/domain/publishing/freeze-assessment.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { readChangedContent } from '../document/read-input-content.ts';
import { readForms, readScoringModels } from '../insight/frozen-parts.ts';
import { OtherStructure, UnknownScoringModel, UnusableScoring } from './comparison.errors.ts';
import { findStructureDifferences } from './find-structure-differences.ts';
import { type ComparedAssessment, readComparedAssessment } from './read-compared-assessment.ts';
import { readNewest } from './read-newest.ts';

/** A scoring as a caller names it: exactly one of these. */
export interface ScoringChoice {
  model?: number | null | undefined;
  draft?: boolean | null | undefined;
  content?: unknown;
}

export interface ChosenScoring {
  /** null where it is not frozen */
  number: number | null;
  hash: string;
  structureHash: string;
  content: ScoringModel;
}

export interface ChosenScorings {
  assessment: ComparedAssessment;
  before: ChosenScoring;
  after: ChosenScoring;
}

/**
 * Finds two scorings of one structure. Without `before` it is the published one. One statement once what was frozen and
 * saved has been read, and one more for a draft. Throws NotFound, InvalidInput, UnknownScoringModel, UnusableScoring and
 * OtherStructure.
 */
export async function chooseScorings(
  context: StudioContext,
  {
    assessment: key,
    before,
    after,
  }: { assessment: string; before?: ScoringChoice | null | undefined; after: ScoringChoice },
): Promise<ChosenScorings> {
  const unsaved = [before, after].map(
    (choice, place) => choice && readUnsaved(context, key, { choice, argument: place ? 'after' : 'before' }),
  );
  const sources = await readSources(
    context,
    key,
    unsaved.map((found) => (found ? found : null)),
  );
  const first = before ? await choose(sources, before, unsaved[0]) : await choosePublished(sources);
  const second = await choose(sources, after, unsaved[1]);
  if (first.structureHash !== second.structureHash) {
    const forms = await Promise.all([formOf(sources, first), formOf(sources, second)]);
    throw new OtherStructure(findStructureDifferences(...forms));
  }
  return { assessment: sources.assessment, before: first, after: second };
}

/** With the form of a draft, which says what differs where the structure does. */
interface Choice extends ChosenScoring {
  form?: Form;
}

interface Sources {
  context: StudioContext;
  assessment: ComparedAssessment;
  /** the newest revision of the assessment, read when it is asked for */
  newest: () => Promise<Assessment>;
}

/** The content that a choice carries; undefined where it carries none. Throws InvalidInput. */
function readUnsaved(
  { viewer }: StudioContext,
  key: string,
  { choice, argument }: { choice: ScoringChoice; argument: 'before' | 'after' },
): Assessment | undefined {
  const given = [choice.model ?? null, choice.draft || null, choice.content ?? null].filter((one) => one !== null);
  if (given.length !== 1) {
    const message = 'Name exactly one: a model by its number, draft: true, or the content.';
    throw new InvalidInput([{ path: [argument], message }]);
  }
  if (choice.content === undefined || choice.content === null) return undefined;
  // Scorings made up to ask about single answers are for those who write scorings, or may see single answers anyway.
  if (!viewer?.abilities.has('content:edit') && !viewer?.abilities.has('attempt:export')) {
    const message = 'Only whoever may edit content, or export attempts, can compare what is not saved.';
    throw new InvalidInput([{ path: [argument, 'content'], message }]);
  }
  return readChangedContent('assessment', key, choice.content) as Assessment;
}

async function readSources(
  context: StudioContext,
  key: string,
  unsaved: readonly (Assessment | null)[],
): Promise<Sources> {
  const [content] = unsaved.filter((found) => found !== null);
  const assessment = await readComparedAssessment(context, key, {
    framework: content?.framework ?? '',
    questions: content ? placedIn(content) : [],
  });
  const newest = async () => {
    const [found] = await readNewest(context.database, [{ ...assessment, kind: 'assessment' }]);
    return found as Assessment;
  };
  return { context, assessment, newest };
}

const placedIn = ({ sections }: Assessment) => [
  ...new Set(sections.flatMap(({ placements }) => placements.map(({ question }) => question))),
];

async function choose(
  sources: Sources,
  choice: ScoringChoice,
  unsaved: Assessment | null | undefined,
): Promise<Choice> {
  if (unsaved) return freezeUnsaved(sources, unsaved);
  if (choice.draft) return freezeUnsaved(sources, await sources.newest());
  return chooseFrozen(sources, choice.model as number);
}

async function choosePublished(sources: Sources): Promise<Choice> {
  const { liveModelId, scoringModels } = sources.assessment;
  const live = scoringModels.find(({ id }) => id === liveModelId) ?? scoringModels.at(-1);
  if (live) return chooseFrozen(sources, live.number);
  throw new InvalidInput([
    { path: ['before'], message: 'Nothing of this assessment was published yet; name a scoring.' },
  ]);
}

async function chooseFrozen({ context, assessment }: Sources, number: number): Promise<Choice> {
  const { scoringModels } = assessment;
  const named = scoringModels.find((model) => model.number === number);
  if (!named) throw new UnknownScoringModel(number, scoringModels.at(-1)?.number ?? null);
  const found = (await readScoringModels(context.database, [named.id])).get(named.id);
  return { ...named, content: (found as { content: ScoringModel }).content };
}

/** Freezes a draft without storing it. */
async function freezeUnsaved(sources: Sources, content: Assessment): Promise<Choice> {
  const { context, assessment } = sources;
  const placed = placedIn(content);
  const isNamed = (kind: string, key: string) =>
    kind === 'framework' ? key === content.framework : placed.includes(key);
  let named = assessment.sources.filter(({ kind, key }) => isNamed(kind, key));
  if (named.length < placed.length + 1)
    named = (await readComparedAssessment(context, assessment.key, { framework: content.framework, questions: placed }))
      .sources;
  const contents = await readNewest(context.database, named);
  const framework = contents[named.findIndex(({ kind }) => kind === 'framework')] as Framework | undefined;
  const questions = new Map(
    named.flatMap(({ kind, key }, place) => (kind === 'question' ? [[key, contents[place] as Question] as const] : [])),
  );
  const { defaultLocale } = await context.installation();
  const problems = findScoringProblems(
    { assessment: content, questions, ...(framework && { framework }) },
    defaultLocale,
  );
  if (problems.length > 0 || !framework) throw new UnusableScoring(problems);
  const frozen = { assessment: content, framework, questions };
  const form = freezeForm(frozen);
  const model = freezeScoringModel(frozen, form);
  const hash = contentHash(model);
  const number = assessment.scoringModels.find((known) => known.hash === hash)?.number ?? null;
  return { number, hash, structureHash: structureHash(form), content: model, form };
}

/** Any form of the structure of a scoring: they all ask the same. */
async function formOf({ context, assessment }: Sources, { form, structureHash: structure }: Choice): Promise<Form> {
  if (form) return form;
  const frozen = assessment.forms.findLast((candidate) => candidate.structureHash === structure);
  if (!frozen) throw new Error(`no form has the structure ${structure}`);
  return ((await readForms(context.database, [frozen.id])).get(frozen.id) as { content: Form }).content;
}
