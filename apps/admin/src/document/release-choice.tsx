import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useAct } from './use-act.ts';

const Releases = graphql(`
  query ReleaseChoice { releases(first: 50, states: [OPEN]) { edges { node { id title } } } }
`);
const CreateRelease = graphql(`
  mutation ReleaseChoice_Create($input: CreateReleaseInput!) {
    createRelease(input: $input) { __typename ... on Release { id title } ... on Error { message } }
  }
`);
const AddToRelease = graphql(`
  mutation ReleaseChoice_Add($input: AddToReleaseInput!) {
    addToRelease(input: $input) { __typename ... on Release { id title } ... on Error { message } }
  }
`);

const anew = 'new';

/** Puts a revision into a release, an open one or a new one; there it is scheduled or published with others. */
export function ReleaseChoice(props: { documentId: string; title: string; revision: number; onClose: () => void }) {
  const { documentId, title, revision, onClose } = props;
  const navigate = useNavigate();
  const [{ data }] = useQuery({ query: Releases, requestPolicy: 'network-only' });
  const [choice, setChoice] = useState(anew);
  const [name, setName] = useState(title);
  const create = useAct(CreateRelease);
  const add = useAct(AddToRelease);
  const open = data?.releases.edges.map(({ node }) => ({ id: node.id, label: node.title })) ?? [];

  const put = async () => {
    let release = choice;
    if (choice === anew) {
      const created = await create.run({ input: { title: name } });
      if (created?.__typename !== 'Release') return;
      release = created.id;
    }
    const added = await add.run({ input: { release, document: documentId, revision } });
    if (added?.__typename === 'Release') await navigate({ to: '/releases/$id', params: { id: added.id } });
  };
  const problem = create.problem ?? add.problem;
  return (
    <Dialog title="Put in a release" onClose={onClose}>
      <p>A release publishes several documents at once, now or at a time you choose.</p>
      <Select
        label="Release"
        choices={[{ id: anew, label: 'A new one' }, ...open]}
        value={choice}
        onChange={setChoice}
      />
      {choice === anew && <TextField label="What it is called" value={name} onChange={setName} />}
      {problem && <Notice kind="problem">{problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" onPress={() => void put()} isDisabled={choice === anew && name.trim() === ''}>
          Put in
        </Button>
      </DialogActions>
    </Dialog>
  );
}
