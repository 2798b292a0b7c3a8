import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Select } from '../../ui/select.tsx';

const Documents = graphql(`
  query AddDocument {
    guides(first: 100, filter: { state: [CHANGED, NEVER_PUBLISHED] }) { edges { node { id title revision } } }
    assessments(first: 100, filter: { state: [CHANGED, NEVER_PUBLISHED] }) { edges { node { id title revision } } }
  }
`);

interface Addable {
  id: string;
  title: string;
  revision: number;
}

/** One more document whose draft is not live. */
export function AddDocument({ taken, onAdd }: { taken: readonly string[]; onAdd: (document: Addable) => void }) {
  const [{ data }] = useQuery({ query: Documents, requestPolicy: 'cache-and-network' });
  const [chosen, setChosen] = useState<string | null>(null);
  const all = [...(data?.assessments.edges ?? []), ...(data?.guides.edges ?? [])].map(({ node }) => node);
  const offered = all.filter(({ id }) => !taken.includes(id));
  if (data && offered.length === 0) return <p>No other guide or assessment has a draft that is not live.</p>;
  return (
    <Select
      label="Add a guide or an assessment"
      choices={offered.map(({ id, title }) => ({ id, label: title }))}
      value={chosen}
      onChange={(id) => {
        setChosen(null);
        const document = offered.find((one) => one.id === id);
        if (document) onAdd(document);
      }}
    />
  );
}
