import { useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { type Changes, expectChanges } from '../ui/expected.ts';
import { warn } from '../ui/toasts.tsx';

const unreachable = 'The server does not answer.';

interface Refusal {
  __typename?: string;
  message?: string;
}

/** What an act will have made of things, shown at once. */
interface Expected {
  changes: Changes;
  /** what news say first where the server did not do it, such as "The role of Eva is as it was."; else see `problem` */
  otherwise?: string;
  /** what "Try again" does where more follows than the act itself; null: its field or button is enough */
  again?: (() => void) | null;
}

/**
 * Does one act of the studio. Every mutation answers in one field with what came of it or an error that says what to do:
 * `run` gives the answer, or null where it was refused, and then `problem` says why. What is expected of it is on the
 * screen at once; where the server does not do it, that is taken back and news say so. `touched` are types that the
 * answer does not name though what is known of them is old then.
 */
export function useAct<Data extends object, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
  touched: string[] = [],
) {
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  type Answer = NonNullable<Data[keyof Data]>;

  const ask = async (variables: Variables): Promise<{ answer: Answer | null; refusal: string | null }> => {
    const { data, error } = await client.mutation(mutation, variables, { additionalTypenames: touched });
    const answer = data ? (Object.values(data).find((value) => typeof value === 'object') as Answer & Refusal) : null;
    if (error || !answer) return { answer: null, refusal: error?.graphQLErrors[0]?.message ?? unreachable };
    const isRefused = typeof answer.message === 'string' && isRefusal(answer);
    return { answer, refusal: isRefused ? (answer.message ?? '') : null };
  };
  const run = async (variables: Variables, expected?: Expected): Promise<Answer | null> => {
    setRunning(true);
    setProblem(null);
    const expectation = expected && expectChanges(expected.changes);
    const { answer, refusal } = expected
      ? await inTurn(Object.keys(expected.changes), () => ask(variables))
      : await ask(variables);
    setRunning(false);
    if (refusal === null) {
      expectation?.done();
      return answer;
    }
    expectation?.takeBack();
    const again = expected?.again === undefined ? () => void run(variables, expected) : (expected.again ?? undefined);
    if (expected?.otherwise) warn(`${expected.otherwise} ${refusal}`, refusal === unreachable ? again : undefined);
    else setProblem(refusal === unreachable ? `${unreachable} Nothing was done.` : refusal);
    return answer;
  };
  return { run, problem, isRunning, clearProblem: () => setProblem(null) };
}

// What has texts of its own besides errors.
const answersWithMessage = new Set(['Review']);
const isRefusal = ({ __typename = '' }: Refusal) => !answersWithMessage.has(__typename);

const last = new Map<string, Promise<unknown>>();

/** What is done to a thing is done in the order in which it was asked for: the last word stays. */
async function inTurn<Result>(ids: readonly string[], act: () => Promise<Result>): Promise<Result> {
  const earlier = ids.map((id) => last.get(id));
  const mine = Promise.allSettled(earlier).then(act);
  for (const id of ids) last.set(id, mine);
  try {
    return await mine;
  } finally {
    for (const id of ids) if (last.get(id) === mine) last.delete(id);
  }
}
