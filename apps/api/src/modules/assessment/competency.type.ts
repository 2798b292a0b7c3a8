import type { LocalisedText } from '@yardstick/domain/content/localised-text.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import { builder } from '../../graphql/delivery-builder.ts';

export interface PresentedCompetency {
  key: string;
  name: LocalisedText;
  description?: LocalisedText | undefined;
  preferred: readonly string[];
}

/** A measured competency of a form by its key. */
export function presentCompetency(form: Form, key: string, preferred: readonly string[]): PresentedCompetency {
  const competency = form.competencies.find((candidate) => candidate.key === key);
  if (!competency) throw new Error(`the form of ${form.assessment} does not measure ${key}`);
  return { ...competency, preferred };
}

export const CompetencyType = builder.objectRef<PresentedCompetency>('Competency').implement({
  description: 'A construct that an assessment measures.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its stable name within the framework.' }),
    name: t.string({ description: 'Its name.', resolve: ({ name, preferred }) => textIn(name, preferred) }),
    description: t.string({
      nullable: true,
      description: 'What it covers.',
      resolve: ({ description, preferred }) => textIn(description, preferred) || null,
    }),
  }),
});
