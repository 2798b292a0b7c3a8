import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../generated/gql.ts';

const Guides = graphql(`
  query UseTitles_Guides($keys: [String!]!) { guides(filter: { key: $keys }, first: 100) { edges { node { id key title } } } }
`);
const Assessments = graphql(`
  query UseTitles_Assessments($keys: [String!]!) {
    assessments(filter: { key: $keys }, first: 100) { edges { node { id key title } } }
  }
`);

/** A page of a list holds no more. */
const mostAtOnce = 100;

/** What documents of these keys are called; of those that are not there, or not known yet, the key. */
export function useTitles(kind: 'GUIDE' | 'ASSESSMENT', keys: readonly string[]): (key: string) => string {
  const client = useClient();
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const unknown = JSON.stringify([...new Set(keys)].filter((key) => !titles.has(key)));
  useEffect(() => {
    let isCurrent = true;
    const wanted = JSON.parse(unknown) as string[];
    const ask = async (asked: string[]) => {
      const list =
        kind === 'GUIDE'
          ? (await client.query(Guides, { keys: asked })).data?.guides
          : (await client.query(Assessments, { keys: asked })).data?.assessments;
      if (!isCurrent || !list) return;
      const found = new Map(list.edges.map(({ node }) => [node.key, node.title]));
      setTitles((known) => new Map([...known, ...asked.map((key) => [key, found.get(key) ?? key] as const)]));
    };
    for (let start = 0; start < wanted.length; start += mostAtOnce) void ask(wanted.slice(start, start + mostAtOnce));
    return () => {
      isCurrent = false;
    };
  }, [client, kind, unknown]);
  return (key) => titles.get(key) ?? key;
}
