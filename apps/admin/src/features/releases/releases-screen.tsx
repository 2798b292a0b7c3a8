import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf, formatMoment } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { ReleaseStateChip } from './release-state.tsx';

const Releases = graphql(`
  query ReleasesScreen($after: String) {
    releases(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id title state createdBy createdAt scheduledFor publishedAt
          failure { message }
          items { document { id } }
        }
      }
    }
  }
`);
const Viewer = graphql(`
  query ReleasesScreen_Viewer { viewer { abilities { name } } }
`);
const CreateRelease = graphql(`
  mutation ReleasesScreen_Create($input: CreateReleaseInput!) {
    createRelease(input: $input) { __typename ... on Release { id } ... on Error { message } }
  }
`);

/** All releases, newest first. */
export function ReleasesScreen() {
  const heading = useScreen<HTMLHeadingElement>('Releases');
  const navigate = useNavigate();
  const isNew = useSearch({ from: '/studio/releases' }).new === true;
  const [name, setName] = useState('');
  const open = (isOpen: boolean) =>
    void navigate({ to: '/releases', search: isOpen ? { new: true } : {}, replace: true });
  const [{ data }] = useQuery({ query: Viewer });
  const pages = usePages(Releases, {}, (found) => found.releases);
  const create = useAct(CreateRelease);
  const canPublish = data?.viewer?.abilities.some(({ name: ability }) => ability === 'content:publish') ?? false;
  const begin = async () => {
    const release = await create.run({ input: { title: name } });
    if (release?.__typename === 'Release') await navigate({ to: '/releases/$id', params: { id: release.id } });
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Releases
        </h1>
        {canPublish && (
          <Button look="main" onPress={() => open(true)}>
            New release
          </Button>
        )}
      </header>
      {pages.state === 'loading' && <Loading what="the releases" />}
      {pages.state === 'empty' && (
        <Empty title="No release yet">
          <p>A release makes several documents live in one moment: now, or when you say.</p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {pages.items.map((node) => (
          <li key={node.id}>
            <span className={rowStyles.grow}>
              <Link to="/releases/$id" params={{ id: node.id }}>
                {node.title}
              </Link>
              {node.failure && (
                <>
                  <br />
                  {node.failure.message}
                </>
              )}
            </span>
            <span className={rowStyles.soft}>{countOf(node.items.length, 'document')}</span>
            <ReleaseStateChip state={node.state} />
            <span className={rowStyles.soft}>
              {node.publishedAt ? (
                <Moment at={node.publishedAt} />
              ) : node.scheduledFor ? (
                formatMoment(node.scheduledFor)
              ) : (
                <>
                  {node.createdBy}, <Moment at={node.createdAt} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} what="The releases" label="Older" />
      {isNew && canPublish && (
        <Dialog title="New release" onClose={() => open(false)}>
          <TextField label="What it is called" value={name} onChange={setName} autoFocus />
          {create.problem && <Notice kind="problem">{create.problem}</Notice>}
          <DialogActions>
            <Button onPress={() => open(false)}>Cancel</Button>
            <Button
              look="main"
              onPress={() => void begin()}
              isRunning={create.isRunning}
              isDisabled={name.trim() === ''}
            >
              Begin
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </div>
  );
}
