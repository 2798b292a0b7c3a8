import { useCallback, useMemo } from 'react';
import { type CompetencyChoice, listCompetencies } from '../../document/list-competencies.ts';
import { useFrameworks } from '../../document/use-frameworks.ts';
import { graphql } from '../../generated/gql.ts';
import type { Choice } from '../../ui/select.tsx';
import { usePages } from '../../ui/use-pages.ts';

const Banks = graphql(`
  query UseQuestionChoices_Banks($after: String) {
    questionBanks(first: 100, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title framework { id key } } }
    }
  }
`);

/** A bank, and the framework whose competencies its questions measure. */
export interface BankChoice extends Choice<string> {
  framework: string | null;
}

type Frameworks = ReturnType<typeof useFrameworks>['items'];

/** Banks and competencies that questions are in and measure, to choose from, and what those of a question are called. */
export function useQuestionChoices() {
  const frameworks = useFrameworks();
  const found = usePages(Banks, {}, ({ questionBanks }) => questionBanks, { isWhole: true });
  const competencies = useMemo(() => listCompetencies(frameworks.items), [frameworks.items]);
  const banks = useMemo(
    () =>
      found.items.map(
        ({ key, title, framework }): BankChoice => ({ id: key, label: title, framework: framework?.key ?? null }),
      ),
    [found.items],
  );
  const bankName = useCallback((key: string) => banks.find(({ id }) => id === key)?.label ?? key, [banks]);
  const competencyName = useMemo(() => nameCompetencies(frameworks.items, banks), [frameworks.items, banks]);
  return { banks, competencies, bankName, competencyName, lists: [frameworks, found] };
}

/** Gives a function from what a question measures, and the bank it is in, to a name: its key where it has none. */
function nameCompetencies(frameworks: Frameworks, banks: readonly BankChoice[]) {
  const names = new Map(
    frameworks.flatMap(({ key: framework, competencies }) =>
      competencies
        .flatMap(({ children, ...competency }) => [competency, ...children])
        .map(({ key, name }) => [`${framework}/${key}`, name] as const),
    ),
  );
  const frameworkOf = new Map(banks.map(({ id, framework }) => [id, framework]));
  return (key: string, bank: string) => names.get(`${frameworkOf.get(bank)}/${key}`) ?? key;
}

/** Competencies, by their keys alone, that every one of these banks has. */
export function competenciesOfAll(
  competencies: readonly CompetencyChoice[],
  banks: readonly BankChoice[],
): Choice<string>[] {
  const frameworks = new Set(banks.map(({ framework }) => framework));
  const [first, ...others] = frameworks;
  return competencies
    .filter(({ framework }) => framework === first)
    .filter(({ key }) =>
      others.every((other) => competencies.some((one) => one.framework === other && one.key === key)),
    )
    .map(({ key, name }) => ({ id: key, label: name }));
}
