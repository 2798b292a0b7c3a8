import type { Band, FocusRule } from '../content/assessment.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeEntries, describeReferences } from './describe-entries.ts';
import { listNames, quote, quoteText, type RevisionNames } from './describe-names.ts';

/** Which guides a focus area leads to; `bands` are those of both versions, for their names. */
export function describeFocusRuleChanges(
  before: readonly FocusRule[],
  after: readonly FocusRule[],
  { bands, names }: { bands: readonly Band[]; names: RevisionNames },
): SemanticChange[] {
  const bandNames = new Map(bands.map(({ key, name }) => [key, quoteText(name, key, names)]));
  const guideName = (slug: string) => quote(names.guideTitle(slug));
  const nameOf = (rule: FocusRule) =>
    [
      quote(names.competencyName(rule.competency)),
      `in ${listNames(rule.bands.map((key) => bandNames.get(key) ?? quote(key)))}`,
      ...(rule.role === undefined ? [] : [`for role ${quote(rule.role)}`]),
    ].join(' ');
  return describeEntries({
    path: ['focusRules'],
    before,
    after,
    identityOf: ({ competency, bands: held, role }) =>
      `${competency} in ${held.join(', ')} for ${role ?? 'every role'}`,
    nameOf,
    added: (rule) => ({
      classification: 'cosmetic',
      sentence: `Focus rule for ${nameOf(rule)} added: it leads to ${listNames(rule.guides.map(guideName))}`,
    }),
    removed: (rule) => ({ classification: 'cosmetic', sentence: `Focus rule for ${nameOf(rule)} removed` }),
    reordered: { classification: 'cosmetic', what: 'Focus rules' },
    kept: (from, to, path) =>
      describeReferences({
        path: [...path, 'guides'],
        before: from.guides,
        after: to.guides,
        one: 'Guide',
        many: 'Guides',
        of: ` the focus rule for ${nameOf(to)}`,
        nameOf: guideName,
      }),
  });
}
