import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import type { Database } from '../../db/client.ts';
import type { FrozenForm } from '../publishing/published-content.ts';
import { dimensionsOf } from './combinations.ts';
import { readForms, readScoringModels, type ScoringModelOfStructure } from './frozen-parts.ts';
import type { Origin } from './note-attempts.ts';
import { type PeoplePlan, planPeople } from './plan-people.ts';
import type { Subject } from './read-filter.ts';
import type { CountedPeople } from './read-people.ts';
import type { FrozenName, PublishedHistory } from './read-published.ts';

/** Forms that can be compared, the people who took them, and what may be told of those. */
export interface Structure {
  subject: Subject;
  forms: readonly FrozenName[];
  /** the newest of them */
  form: FrozenForm;
  /** with the segment questions of the newest */
  alikeForms: ReadonlySet<string>;
  model: ScoringModelOfStructure;
  isSimulated: boolean;
  origins: readonly Origin[];
  plan: PeoplePlan;
  k: number;
}

// The same people are judged in the same way, whatever is asked of them.
const knownPlans = new WeakMap<readonly CountedPeople[], Map<string, PeoplePlan>>();

/** No statement where the forms and the model were read before. */
export async function findStructure(
  database: Pick<Database, 'form' | 'scoringModel'>,
  history: Pick<PublishedHistory, 'forms' | 'scoringModels'>,
  everybody: readonly CountedPeople[],
  subject: Subject,
  k: number = privacyThresholds.staff,
): Promise<Structure> {
  const { forms, isSimulated, origins } = subject;
  const contents = await readForms(
    database,
    history.forms.map(({ id }) => id),
  );
  const models = await readScoringModels(
    database,
    history.scoringModels.map(({ id }) => id),
  );
  const form = contents.get(forms.at(-1)?.id ?? '');
  const model = models.get(subject.scoringModel.id);
  if (!form || !model) throw new Error('a subject without form or scoring model');
  const dimensions = dimensionsOf(form.content);
  const alikeForms = new Set(
    forms
      .filter(({ id }) => dimensionsOf(contents.get(id)?.content ?? form.content).join() === dimensions.join())
      .map(({ id }) => id),
  );
  const plans = knownPlans.get(everybody) ?? new Map<string, PeoplePlan>();
  knownPlans.set(everybody, plans);
  const name = `${subject.structureHash} ${isSimulated} ${k}`;
  let plan = plans.get(name);
  if (!plan) {
    const ids = new Set(forms.map(({ id }) => id));
    const people = everybody.filter((row) => ids.has(row.formId) && (row.origin === 'simulated') === isSimulated);
    plan = planPeople(people, { dimensions, alikeForms, k });
    plans.set(name, plan);
  }
  return { subject, forms, form, alikeForms, model, isSimulated, origins, plan, k };
}
