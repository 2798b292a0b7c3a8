import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { formatAge } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { SearchChoice } from '../ui/search-choice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { usePages } from '../ui/use-pages.ts';
import { useSettled } from '../ui/use-settled.ts';
import styles from './panels.module.css';
import { useAct } from './use-act.ts';

const Releases = graphql(`
  query ReleaseChoice($text: String!, $after: String) {
    releases(first: 30, states: [OPEN], text: $text, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id title createdAt } }
    }
  }
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

interface Props {
  documentId: string;
  title: string;
  revision: number;
  onClose: () => void;
}

/** Puts a revision into a release, an open one or a new one; there it is scheduled or published with others. */
export function ReleaseChoice({ documentId, title, revision, onClose }: Props) {
  const navigate = useNavigate();
  const [chosen, choose] = useState<{ id: string; title: string } | null>(null);
  const [name, setName] = useState(title);
  const [words, setWords] = useState<string | null>(null);
  const isUnpicked = !chosen && (words ?? '').trim() !== '';
  const create = useAct(CreateRelease);
  const add = useAct(AddToRelease);

  const put = async () => {
    const release = chosen ?? (await create.run({ input: { title: name } }));
    if (!release || !('id' in release)) return;
    const added = await add.run({ input: { release: release.id, document: documentId, revision } });
    if (added?.__typename === 'Release') return navigate({ to: '/releases/$id', params: { id: added.id } });
    // What has been created is there: the next press puts it into the same one.
    choose(release);
  };
  const { problem } = chosen ? add : create;
  return (
    <Dialog title="Put in a release" onClose={onClose}>
      <p>A release publishes several documents at once, now or at a time you choose.</p>
      {chosen ? (
        <div className={styles.meaning}>
          <p>It goes into “{chosen.title}”.</p>
          <Button
            onPress={() => {
              choose(null);
              setWords(null);
            }}
            autoFocus
          >
            Choose again
          </Button>
        </div>
      ) : (
        <>
          <TextField label="What it is called" value={name} onChange={setName} hint="A new release" />
          <OpenReleases words={words} onWords={setWords} isUnpicked={isUnpicked} onChoose={choose} />
        </>
      )}
      {problem && <Notice kind="problem">{problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          onPress={() => void put()}
          isDisabled={isUnpicked || (!chosen && name.trim() === '') || create.isRunning || add.isRunning}
        >
          Put in
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface OpenProps {
  words: string | null;
  onWords: (words: string) => void;
  isUnpicked: boolean;
  onChoose: (release: { id: string; title: string }) => void;
}

/** A release that still takes documents, found on the server by words of its title. */
function OpenReleases({ words, onWords, isUnpicked, onChoose }: OpenProps) {
  const text = useSettled(words ?? '').trim();
  const pages = usePages(Releases, { text }, (data) => data.releases, { isPaused: words === null });
  return (
    <SearchChoice
      label="Or one that is open"
      hint={isUnpicked ? 'Choose one of the list, or take the words away.' : 'A release that somebody has begun'}
      found={pages.items.map(({ id, title, createdAt }) => ({
        id,
        label: title,
        note: `begun ${formatAge(createdAt)}`,
      }))}
      isLoading={pages.isLoading || text !== (words ?? '').trim()}
      hasFailed={pages.hasFailed}
      onMore={pages.loadMore}
      onWords={(next) => {
        onWords(next);
        if (pages.hasFailed) pages.retry();
      }}
      onChoose={(id) => {
        const release = pages.items.find((one) => one.id === id);
        if (release) onChoose(release);
      }}
    />
  );
}
