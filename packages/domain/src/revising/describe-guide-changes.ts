import type { Guide } from '../content/guide.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeFields, describeReferences } from './describe-entries.ts';
import { describeIdentity } from './describe-identity.ts';
import { quote, type RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';

export function describeGuideChanges(before: Guide, after: Guide, names: RevisionNames): SemanticChange[] {
  const text = (field: 'title' | 'summary' | 'body') => (from: Guide['title'], to: Guide['title']) =>
    describeText({ path: [field], before: from, after: to, noun: field, names });
  return describeFields(before, after, {
    slug: (from, to) => describeIdentity({ field: 'slug', before: from, after: to, classification: 'cosmetic' }),
    title: text('title'),
    summary: text('summary'),
    competencies: (from, to) =>
      describeReferences({
        path: ['competencies'],
        before: from,
        after: to,
        one: 'Competency',
        many: 'Competencies',
        nameOf: (reference) => quote(names.competencyName(reference)),
      }),
    assessments: (from, to) =>
      describeReferences({
        path: ['assessments'],
        before: from,
        after: to,
        one: 'Assessment',
        many: 'Assessments',
        nameOf: quote,
      }),
    related: (from, to) =>
      describeReferences({
        path: ['related'],
        before: from,
        after: to,
        one: 'Related guide',
        many: 'Related guides',
        nameOf: (slug) => quote(names.guideTitle(slug)),
      }),
    body: text('body'),
  });
}
