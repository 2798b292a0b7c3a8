import type { Bundle } from '../content/bundle.ts';

/** How references are written: bare where only one framework or bank has the key. */
export interface References {
  shortenCompetency(qualified: string): string;
  shortenQuestion(qualified: string): string;
}

export function collectReferences({ frameworks, questions }: Pick<Bundle, 'frameworks' | 'questions'>): References {
  const competencies = frameworks.flatMap((framework) => [
    ...new Set(framework.competencies.flatMap(({ key, children }) => [key, ...children.map((child) => child.key)])),
  ]);
  return {
    shortenCompetency: createShortener(competencies),
    shortenQuestion: createShortener(questions.map(({ key }) => key)),
  };
}

/** `keys` has every key as often as there are holders of it. */
function createShortener(keys: readonly string[]): (qualified: string) => string {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return (qualified) => {
    const key = qualified.slice(qualified.indexOf('/') + 1);
    return counts.get(key) === 1 ? key : qualified;
  };
}
