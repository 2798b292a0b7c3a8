import type { Framework } from '@yardstick/domain/content/framework.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useShared } from '../../ui/use-shared.ts';

const FrameworkOf = graphql(`
  query UseSources_Framework($key: String!) {
    document(kind: FRAMEWORK, key: $key) { id content }
  }
`);
const Placed = graphql(`
  query UseSources_Questions($slug: String!, $after: String) {
    questions(filter: { usedIn: [$slug] }, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id key content } }
    }
  }
`);

export interface Sources {
  framework: Framework;
  /** `bank/question` → question */
  questions: ReadonlyMap<string, Question>;
  /** makes questions known that were placed just now */
  know: (questions: readonly Question[]) => void;
}

/**
 * The framework and the questions that an assessment is made of, as their drafts are; `instead` is what to show while they
 * are not here.
 */
export function useSources(slug: string, framework: string): { sources: Sources | null; instead: ReactNode } {
  const client = useClient();
  const [{ data, error }, reload] = useQuery({ query: FrameworkOf, variables: { key: framework } });
  const [questions, setQuestions] = useState<ReadonlyMap<string, Question> | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isLoading, setLoading] = useState(true);
  const [turn, ask] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every turn asks anew
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      setLoading(true);
      const found = new Map<string, Question>();
      let after: string | null = null;
      do {
        const answer: Awaited<ReturnType<typeof askPage>> = await askPage(after);
        if (!isCurrent) return;
        setFailed(!answer.data);
        if (!answer.data) return setLoading(false);
        for (const { node } of answer.data.questions.edges) found.set(node.key, node.content as Question);
        const { hasNextPage, endCursor } = answer.data.questions.pageInfo;
        after = hasNextPage ? (endCursor ?? null) : null;
      } while (after);
      setLoading(false);
      setQuestions(found);
    };
    const askPage = (after: string | null) =>
      client.query(Placed, { slug, after }, { requestPolicy: 'network-only' }).toPromise();
    void load();
    return () => {
      isCurrent = false;
    };
  }, [client, slug, turn]);
  const know = useCallback(
    (more: readonly Question[]) =>
      setQuestions(
        (known) => new Map([...(known ?? []), ...more.map((one) => [`${one.bank}/${one.key}`, one] as const)]),
      ),
    [],
  );
  // Every save has it read again; hundreds of rows show it, and it is mostly as it was.
  const found = useShared(data?.document?.content as Framework | undefined);
  const sources = useMemo(
    () => (found && questions ? { framework: found, questions, know } : null),
    [found, questions, know],
  );
  if (sources) return { sources, instead: null };
  if (data && !data.document) return { sources, instead: <Empty title="The framework it measures is gone" /> };
  if (!hasFailed && !(error && !data)) return { sources, instead: <Loading what="its questions" /> };
  const retry = () => {
    if (!data) reload({ requestPolicy: 'network-only' });
    if (!questions) ask(turn + 1);
  };
  return { sources, instead: <Failed what="Its questions" retry={retry} isTrying={isLoading} /> };
}
