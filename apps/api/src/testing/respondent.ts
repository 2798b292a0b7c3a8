import type { ApiUnderTest } from './api-under-test.ts';

interface Option {
  id: string;
  label: string;
}
export interface Placement {
  id: string;
  required: boolean;
  question: { key: string; type: string; prompt: string; competency: { key: string } | null; options: Option[] };
}

/** A respondent who takes an assessment as a frontend does: by the operations of the contract. */
export interface Respondent {
  token: string;
  placements: Placement[];
  save: (responses: { placement: string; options: string[]; skipped?: boolean }[]) => ReturnType<ApiUnderTest['run']>;
  /** Chooses for every placement, by default the first option. */
  answerAll: (choose?: (placement: Placement) => string[]) => Promise<void>;
  submit: () => ReturnType<ApiUnderTest['run']>;
  result: (roleProfile?: string) => ReturnType<ApiUnderTest['run']>;
}

export async function startRespondent(api: ApiUnderTest, assessment = 'cto-readiness'): Promise<Respondent> {
  const started = await api.run('StartAttempt', { assessment });
  const token: string = started.data.startAttempt.token;
  const taking = await api.run('AssessmentForTaking', { slug: assessment });
  const placements: Placement[] = taking.data.assessment.form.sections.flatMap(
    (section: { placements: Placement[] }) => section.placements,
  );
  const save: Respondent['save'] = (responses) => api.run('SaveResponses', { token, responses });
  return {
    token,
    placements,
    save,
    answerAll: async (choose = firstOption) => {
      const saved = await save(
        placements.map((placement) => ({ placement: placement.id, options: choose(placement) })),
      );
      if (saved.data?.saveResponses?.__typename !== 'Attempt') throw new Error(JSON.stringify(saved));
    },
    submit: () => api.run('SubmitAttempt', { token }),
    result: (roleProfile) => api.run('ResultPage', { token, ...(roleProfile && { roleProfile }) }),
  };
}

export const firstOption = ({ question }: Placement): string[] => question.options.slice(0, 1).map(({ id }) => id);
