import { useState } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';

interface Refusal {
  __typename?: string;
  message?: string;
}

/**
 * Does one act of the studio. Every mutation answers in one field with what came of it or an error that says what to do:
 * `run` gives the answer, or null where it was refused, and then `problem` says why.
 */
export function useAct<Data extends object, Variables extends AnyVariables>(
  mutation: TypedDocumentNode<Data, Variables>,
) {
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  type Answer = NonNullable<Data[keyof Data]>;

  const run = async (variables: Variables): Promise<Answer | null> => {
    setRunning(true);
    setProblem(null);
    const { data, error } = await client.mutation(mutation, variables);
    setRunning(false);
    const answer = data ? (Object.values(data).find((value) => typeof value === 'object') as Answer & Refusal) : null;
    if (error || !answer) {
      setProblem(
        error?.networkError
          ? 'The server does not answer. Nothing was done.'
          : (error?.graphQLErrors[0]?.message ?? ''),
      );
      return null;
    }
    if (typeof answer.message === 'string' && isRefusal(answer)) {
      setProblem(answer.message);
    }
    return answer;
  };
  return { run, problem, isRunning, clearProblem: () => setProblem(null) };
}

// What has texts of its own besides errors.
const answersWithMessage = new Set(['Review']);
const isRefusal = ({ __typename = '' }: Refusal) => !answersWithMessage.has(__typename);
