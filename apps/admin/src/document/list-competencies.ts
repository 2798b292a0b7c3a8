import type { useFrameworks } from './use-frameworks.ts';

/** A competency or a part of one, known by `framework/competency`. */
export interface CompetencyChoice {
  id: string;
  /** with its framework's title where there are several */
  label: string;
  framework: string;
  key: string;
  /** what it is called among those of its framework; its key where it has no name yet */
  name: string;
  isPart: boolean;
}

/** Competencies to choose from, in the order of their frameworks, the parts of each after it. */
export function listCompetencies(frameworks: ReturnType<typeof useFrameworks>['items']): CompetencyChoice[] {
  return frameworks.flatMap(({ key: framework, title, competencies }) => {
    const choice = (key: string, name: string, isPart: boolean): CompetencyChoice => ({
      id: `${framework}/${key}`,
      label: frameworks.length > 1 ? `${title}: ${name}` : name,
      framework,
      key,
      name,
      isPart,
    });
    return competencies.flatMap(({ key, name, children }) => [
      choice(key, name || key, false),
      ...children.map((child) => choice(child.key, `${name || key} › ${child.name || child.key}`, true)),
    ]);
  });
}
