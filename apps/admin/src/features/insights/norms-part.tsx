import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf, formatCount, formatDay } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';
import type { PartProps } from './insight-query.ts';
import { peopleOf } from './insight-query.ts';
import styles from './insights.module.css';
import { isSimulated, toFilter } from './to-filter.ts';

const Norms = graphql(`
  query NormsPart($assessment: String!) {
    viewer { abilities { name } }
    settings { defaultLocale }
    normSnapshots(assessment: $assessment) { id group n from to scoringModel isUsed createdAt }
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
  const [{ data, error }, reload] = useQuery({
    query: Norms,
    variables: { assessment: slug },
    requestPolicy: 'cache-and-network',
  });
  const freeze = useAct(Freeze);
  const [isOpen, setOpen] = useState(false);
  const [group, setGroup] = useState('');
  const n = peopleOf(known.people);
  const isMadeUp = isSimulated(search);
  if (error && !data) return <Failed what="The norms" retry={reload} />;
  if (!data) return <Loading what="the norms" />;
  const locale = data.settings.defaultLocale;
  const mayFreeze = data.viewer?.abilities.some(({ name }) => name === 'content:publish') ?? false;
  const doFreeze = async () => {
    const answer = await freeze.run({
      input: { assessment: slug, filter: toFilter(search), group: { [locale]: group } },
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
          <Button onPress={() => setOpen(true)} isDisabled={n === null || n < leastPeople || isMadeUp}>
            Freeze this group as a norm
          </Button>
          <p className="soft">
            {isMadeUp
              ? 'Respondents are compared with people: leave simulated attempts out above.'
              : n === null || n < leastPeople
                ? `The filters above leave ${n === null ? 'too few people' : countOf(n, 'person', 'people')}.`
                : `The ${formatCount(n)} people whom the filters above leave.`}
          </p>
        </div>
      )}
      {isOpen && (
        <Dialog title="Freeze a norm" onClose={() => setOpen(false)}>
          <p>
            {n === null ? '' : formatCount(n)} people, scoring model {known.scope.scoringModel}. Results of this scoring
            model show percentiles of it from now on.
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

const textOf = (group: unknown, locale: string) => {
  const texts = group as Record<string, string>;
  return texts[locale] ?? Object.values(texts)[0] ?? '';
};
