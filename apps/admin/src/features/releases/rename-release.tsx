import { useState } from 'react';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';

const Rename = graphql(`
  mutation RenameRelease($input: RenameReleaseInput!) {
    renameRelease(input: $input) { __typename ... on Release { id title } ... on Error { message } }
  }
`);

interface Props {
  release: { id: string; title: string };
  onClose: () => void;
}

/** Another name for a release; the words stay here until it has it. */
export function RenameRelease({ release: { id, title }, onClose }: Props) {
  const rename = useAct(Rename);
  const [name, setName] = useState(title);
  const run = async () => {
    const answer = await rename.run({ input: { release: id, title: name.trim() } });
    if (answer?.__typename !== 'Release') return;
    tell('Renamed.');
    onClose();
  };
  return (
    <form
      className={rowStyles.section}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <div className={rowStyles.inline}>
        <TextField label="What it is called" value={name} onChange={setName} hasNotes={false} autoFocus />
        <Button type="submit" isDisabled={name.trim() === ''} isPending={rename.isRunning}>
          Rename
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </div>
      {rename.problem && <Notice kind="problem">{rename.problem}</Notice>}
    </form>
  );
}
