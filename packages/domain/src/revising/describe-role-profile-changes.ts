import type { RoleProfile } from '../content/assessment.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeEntries, describeFields } from './describe-entries.ts';
import { formatNumber, quote, quoteText, type RevisionNames } from './describe-names.ts';
import { describeText } from './describe-texts.ts';
import { describeWeights, type Weighting } from './describe-weights.ts';

type Profiles = readonly RoleProfile[];

export function describeRoleProfileChanges(
  before: Profiles,
  after: Profiles,
  { measured, names }: { measured: { before: readonly string[]; after: readonly string[] }; names: RevisionNames },
): SemanticChange[] {
  const nameOf = ({ role, stage, label }: RoleProfile) => quoteText(label, `${role} / ${stage}`, names);
  return describeEntries({
    path: ['roleProfiles'],
    before,
    after,
    identityOf: ({ role, stage }) => `${role} / ${stage}`,
    nameOf,
    added: (profile) => ({ classification: 'scoring', sentence: `Role profile ${nameOf(profile)} added` }),
    removed: (profile) => ({ classification: 'scoring', sentence: `Role profile ${nameOf(profile)} removed` }),
    reordered: { classification: 'scoring', what: 'Role profiles' },
    kept: (from, to, path) => {
      const profile = nameOf(to);
      const text = (field: 'label' | 'basis') => (old: RoleProfile['basis'], written: RoleProfile['basis']) =>
        describeText({
          path: [...path, field],
          before: old,
          after: written,
          noun: `${field} of role profile ${profile}`,
          names,
          ...(field === 'label' && { named: 'Role profile' }),
        });
      return describeFields(from, to, {
        role: () => [],
        stage: () => [],
        label: text('label'),
        basis: text('basis'),
        targets: (old, targets) => describeTargets([...path, 'targets'], old, targets, { profile, names }),
        weights: (old, weights) =>
          describeWeights({
            parts: weightingsOf([...path, 'weights'], old, weights, { profile, measured, names }),
            share: 'its share',
            together: { path: [...path, 'weights'], words: `Weights of ${profile}` },
          }),
      });
    },
  });
}

function describeTargets(
  path: readonly string[],
  before: RoleProfile['targets'],
  after: RoleProfile['targets'],
  { profile, names }: { profile: string; names: RevisionNames },
): SemanticChange[] {
  return settings(before, after).flatMap(([competency, from, to]): SemanticChange[] => {
    if (from === to) return [];
    const sentence = `Target of ${profile} for ${quote(names.competencyName(competency))} ${formatSetting(from, to)}`;
    const change = { before: from ?? null, after: to ?? null };
    return [{ path: [...path, competency], classification: 'scoring', sentence, ...change }];
  });
}

/** An unset weight is 1; what the assessment does not measure has no share. */
function weightingsOf(
  path: readonly string[],
  before: RoleProfile['weights'],
  after: RoleProfile['weights'],
  context: {
    profile: string;
    measured: { before: readonly string[]; after: readonly string[] };
    names: RevisionNames;
  },
): Weighting[] {
  const { profile, measured, names } = context;
  const all = [...measured.before, ...measured.after].map((competency) => [competency, 1] as const);
  const isMeasured = { before: new Set(measured.before), after: new Set(measured.after) };
  const unset = Object.fromEntries(all.map(([competency]) => [competency, undefined]));
  return settings<number | undefined>({ ...unset, ...before }, { ...unset, ...after }).map(
    ([competency, from, to]) => ({
      path: [...path, competency],
      effective: {
        before: isMeasured.before.has(competency) ? (from ?? 1) : 0,
        after: isMeasured.after.has(competency) ? (to ?? 1) : 0,
      },
      words:
        from === to
          ? null
          : `Weight of ${quote(names.competencyName(competency))} for ${profile} ${formatSetting(from, to)}`,
      before: from ?? null,
      after: to ?? null,
    }),
  );
}

/** What is set before or after for each competency; keys may be named like members of objects. */
function settings<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
): [competency: string, before: Value | undefined, after: Value | undefined][] {
  const from = new Map(Object.entries(before));
  const to = new Map(Object.entries(after));
  return [...new Set([...from.keys(), ...to.keys()])].map((competency) => [
    competency,
    from.get(competency),
    to.get(competency),
  ]);
}

function formatSetting(before: number | undefined, after: number | undefined): string {
  if (before === undefined) return `set to ${formatNumber(after ?? 1)}`;
  if (after === undefined) return `removed, which was ${formatNumber(before)}`;
  return `${formatNumber(before)} → ${formatNumber(after)}`;
}
