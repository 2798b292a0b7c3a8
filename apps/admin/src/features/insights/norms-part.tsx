import { useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { NormsPartQuery } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf, formatCount, formatDay } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';
import { useLasting } from '../../ui/use-lasting.ts';
import type { PartProps } from './insight-query.ts';
import styles from './insights.module.css';
import { isSimulated, toFilter } from './to-filter.ts';

const Norms = graphql(`
  query NormsPart($assessment: String!, $filter: InsightFilter) {
    viewer { abilities { name } }
    settings { defaultLocale }
    normSnapshots(assessment: $assessment) { id group n from to scoringModel isUsed createdAt }
    insights(assessment: $assessment, filter: $filter) {
      __typename
      ... on Insights {
        measures {
          competency { key }
          distribution { __typename ... on ScoreDistribution { n withoutScore } }
        }
      }
      ... on Error { message }
    }
  }
`);
const Freeze = graphql(`
  mutation NormsPart_Freeze($input: FreezeNormInput!) {
    freezeNorm(input: $input) {
      __typename
      ... on NormSnapshot { id n }
      ... on Error { message }
    }
  }
`);

const leastPeople = 100;

/** The groups of people whom respondents are compared with by percentiles. */
export function NormsPart({ slug, known }: PartProps) {
  const search = useSearch({ from: '/studio/insights/$slug' });
  const filter = useMemo(() => toFilter(search), [search]);
  const [{ data: newest, error }, reload] = useQuery({
    query: Norms,
    variables: { assessment: slug, filter },
    requestPolicy: 'cache-and-network',
  });
  const freeze = useAct(Freeze);
  const [isOpen, setOpen] = useState(false);
  const [group, setGroup] = useState('');
  const data = useLasting(newest);
  const isMadeUp = isSimulated(search);
  if (error && !data) return <Failed what="The norms" retry={reload} />;
  if (!data) return <Loading what="the norms" />;
  const scored = scoredOf(data.insights);
  const mayBeFrozen = newest !== undefined && !isMadeUp && scored !== null && scored.withScore >= leastPeople;
  const locale = data.settings.defaultLocale;
  const mayFreeze = data.viewer?.abilities.some(({ name }) => name === 'content:publish') ?? false;
  const doFreeze = async () => {
    const answer = await freeze.run({
      input: { assessment: slug, filter, group: { [locale]: group } },
    });
    if (answer?.__typename !== 'NormSnapshot') return;
    setOpen(false);
    setGroup('');
    tell(`A norm of ${countOf(answer.n, 'person', 'people')} is frozen.`);
    reload({ requestPolicy: 'network-only' });
  };
  return (
    <section className={styles.card} aria-labelledby="norms">
      <h2 id="norms">Norms</h2>
      <p className="soft">
        A percentile tells a respondent what share of a group scores lower. The group is frozen, so that the same score
        keeps its percentile; the result names it, its size and its dates. It takes {formatCount(leastPeople)} people.
      </p>
      {data.normSnapshots.length === 0 && <p>No norm yet: results show no percentiles.</p>}
      <ul className={rowStyles.rows}>
        {data.normSnapshots.map((norm) => (
          <li key={norm.id}>
            <span className={rowStyles.grow}>
              {textOf(norm.group, locale)}{' '}
              <span className={rowStyles.soft}>
                {formatDay(norm.from)} – {formatDay(norm.to)}, scoring model {norm.scoringModel}
              </span>
            </span>
            {norm.isUsed && <Chip tone="good">In use</Chip>}
            <span>{countOf(norm.n, 'person', 'people')}</span>
            <span className={rowStyles.soft}>
              frozen <Moment at={norm.createdAt} />
            </span>
          </li>
        ))}
      </ul>
      {mayFreeze && (
        <div className={styles.row}>
          <Button onPress={() => setOpen(true)} isDisabled={!mayBeFrozen}>
            Freeze this group as a norm
          </Button>
          <p className="soft">
            {isMadeUp
              ? 'Respondents are compared with people: leave simulated attempts out above.'
              : scored === null || scored.withScore < leastPeople
                ? `The filters above leave ${scored === null ? 'too few people' : countOf(scored.withScore, 'person', 'people')} with a score of scoring model ${known.scope.scoringModel}.`
                : `The ${formatCount(scored.n)} people whom the filters above leave and scoring model ${known.scope.scoringModel} has scored.`}
          </p>
        </div>
      )}
      {isOpen && (
        <Dialog title="Freeze a norm" onClose={() => setOpen(false)}>
          <p>
            {scored === null ? '' : formatCount(scored.n)} people, scoring model {known.scope.scoringModel}. Results of
            this scoring model show percentiles of it from now on.
          </p>
          <TextField
            label={`Who that is (${locale})`}
            hint="Respondents read it: “engineering leaders at growth companies”."
            value={group}
            onChange={setGroup}
            autoFocus
          />
          {freeze.problem && <Notice kind="problem">{freeze.problem}</Notice>}
          <DialogActions>
            <Button onPress={() => setOpen(false)}>Cancel</Button>
            <Button look="main" isDisabled={group.trim() === '' || freeze.isRunning} onPress={() => void doFreeze()}>
              Freeze it
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </section>
  );
}

/** Those whom the scoring model has scored: a norm is made of their scores. Null: withheld. */
function scoredOf(insights: NormsPartQuery['insights']): { n: number; withScore: number } | null {
  if (insights.__typename !== 'Insights') return null;
  const overall = insights.measures.find(({ competency }) => !competency)?.distribution;
  if (overall?.__typename !== 'ScoreDistribution') return null;
  return { n: overall.n + (overall.withoutScore ?? 0), withScore: overall.n };
}

const textOf = (group: unknown, locale: string) => {
  const texts = group as Record<string, string>;
  return texts[locale] ?? Object.values(texts)[0] ?? '';
};
