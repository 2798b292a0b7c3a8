import type { Bundle } from '../../content/bundle.ts';
import { topLevelCompetency } from '../../content/framework.ts';
import { type LocalisedText, textIn } from '../../content/localised-text.ts';
import type { RevisionNames } from '../describe-names.ts';

/** Names as the documents of a bundle have them, questions scored by its first framework. */
export function namesOfBundle({ frameworks, questions, guides, defaultLocale }: Bundle): RevisionNames {
  const [framework] = frameworks;
  const nameOf = (text: LocalisedText | undefined, key: string) => textIn(text, [defaultLocale]) || key;
  const find = (reference: string) => questions.find(({ bank, key }) => `${bank}/${key}` === reference);
  const topLevel = (key: string | undefined) =>
    framework && key !== undefined ? topLevelCompetency(framework, key)?.key : undefined;
  return {
    locale: defaultLocale,
    competencyName(reference) {
      const key = reference.split('/').at(-1) ?? reference;
      const all = frameworks.flatMap(({ competencies }) => competencies.flatMap((each) => [each, ...each.children]));
      return nameOf(all.find((competency) => competency.key === key)?.name, key);
    },
    topLevelCompetency: topLevel,
    questionPrompt: (reference) => nameOf(find(reference)?.prompt, reference),
    competencyOfQuestion(reference) {
      const question = find(reference);
      return question?.type === 'forced-choice' ? undefined : topLevel(question?.competency);
    },
    guideTitle: (slug) => nameOf(guides.find((guide) => guide.slug === slug)?.title, slug),
  };
}
