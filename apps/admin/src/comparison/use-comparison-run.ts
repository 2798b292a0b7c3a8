import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { useAct } from '../document/use-act.ts';
import { graphql } from '../generated/gql.ts';
import type { ComparisonRunQuery, StartScoringComparisonInput } from '../generated/graphql.ts';

const Start = graphql(`
  mutation ComparisonRun_Start($input: StartScoringComparisonInput!) {
    startScoringComparison(input: $input) {
      __typename
      ... on ScoringComparisonRun { id state }
      ... on Error { message }
    }
  }
`);
const Cancel = graphql(`
  mutation ComparisonRun_Cancel($input: CancelScoringComparisonInput!) {
    cancelScoringComparison(input: $input) {
      __typename
      ... on ScoringComparisonRun { id state }
      ... on Error { message }
    }
  }
`);
const Run = graphql(`
  query ComparisonRun($id: ID!) {
    scoringComparisonRun(id: $id) {
      id state failure attemptsTotal attemptsDone actorName createdAt finishedAt
      before { model contentHash }
      after { model contentHash }
      result {
        mostMoved { attempt before after }
        everybody {
          __typename
          ... on GroupTransitions {
            n
            measures {
              competency n meanBefore meanAfter meanAbsoluteChange
              bands { before after rows changed }
            }
            focus { role stage firstFocus { before after rows changed } }
          }
        }
        groups {
          option { key label }
          people {
            __typename
            ... on GroupTransitions {
              n
              measures { competency n meanBefore meanAfter meanAbsoluteChange bands { before after rows changed } }
              focus { role stage firstFocus { before after rows changed } }
            }
          }
        }
      }
    }
  }
`);

type ShownRun = NonNullable<ComparisonRunQuery['scoringComparisonRun']>;
export type RunResult = NonNullable<ShownRun['result']>;
export type PeopleTransitions = Extract<RunResult['everybody'], { __typename: 'GroupTransitions' }>;

const lookEveryMs = 300;

/** A comparison over every attempt: started, watched until it ends, cancelled. Nothing of it is lost by leaving. */
export function useComparisonRun(id: string | null, onStarted: (id: string) => void) {
  const client = useClient();
  const start = useAct(Start);
  const cancel = useAct(Cancel);
  const [{ data, error }, reload] = useQuery({
    query: Run,
    variables: { id: id ?? '' },
    pause: id === null,
    requestPolicy: 'cache-and-network',
  });
  const run = id === null ? null : (data?.scoringComparisonRun ?? null);
  const isUnderWay = run?.state === 'QUEUED' || run?.state === 'RUNNING';
  const [isStarting, setStarting] = useState(false);
  useEffect(() => {
    if (!isUnderWay || id === null) return;
    const timer = setInterval(() => reload({ requestPolicy: 'network-only' }), lookEveryMs);
    return () => clearInterval(timer);
  }, [isUnderWay, id, reload]);
  return {
    run,
    isGone: id !== null && data?.scoringComparisonRun === null,
    hasFailed: error !== undefined && !data,
    isUnderWay: isUnderWay || isStarting,
    problem: start.problem ?? cancel.problem,
    begin: async (input: StartScoringComparisonInput) => {
      setStarting(true);
      const answer = await start.run({ input });
      setStarting(false);
      if (answer?.__typename === 'ScoringComparisonRun') onStarted(answer.id);
    },
    stop: async () => {
      if (!run) return;
      await cancel.run({ input: { run: run.id } });
      await client.query(Run, { id: run.id }, { requestPolicy: 'network-only' }).toPromise();
    },
  };
}
