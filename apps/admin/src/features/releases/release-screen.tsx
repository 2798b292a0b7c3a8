import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { documentPath } from '../../document/document-path.ts';
import rowStyles from '../../document/panels.module.css';
import { Problems } from '../../document/problems.tsx';
import { SemanticChanges } from '../../document/semantic-changes.tsx';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { ContentKind, ReleaseScreenQuery, ReleaseState } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { formatMoment } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';
import { useExpected } from '../../ui/use-expected.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { AddDocument } from './add-document.tsx';
import { ReleaseStateChip } from './release-state.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';

const ReleaseQuery = graphql(`
  query ReleaseScreen($id: ID!) {
    viewer { abilities { name } }
    node(id: $id) {
      ... on Release {
        id title state createdBy createdAt scheduledFor timeZone scheduleNote publishedAt
        failure { at message problems { code severity message mend path document { kind key } } }
        items {
          revision livePublication hasNewerDraft isOutOfDate
          document { id kind key title revision }
          problems { code severity message mend path document { kind key } }
          plan { isPublishable changes { document { kind key } changes { sentence classification path before after } } }
        }
      }
    }
  }
`);
const Rename = graphql(`
  mutation ReleaseScreen_Rename($input: RenameReleaseInput!) {
    renameRelease(input: $input) { __typename ... on Release { id title } ... on Error { message } }
  }
`);
const Add = graphql(`
  mutation ReleaseScreen_Add($input: AddToReleaseInput!) {
    addToRelease(input: $input) { __typename ... on Release { id } ... on Error { message } }
  }
`);
const Remove = graphql(`
  mutation ReleaseScreen_Remove($input: RemoveFromReleaseInput!) {
    removeFromRelease(input: $input) { __typename ... on Release { id } ... on Error { message } }
  }
`);
const Publish = graphql(`
  mutation ReleaseScreen_Publish($input: PublishReleaseInput!) {
    publishRelease(input: $input) { __typename ... on Release { id state } ... on Error { message } }
  }
`);
const Unschedule = graphql(`
  mutation ReleaseScreen_Unschedule($input: ReleaseInput!) {
    unscheduleRelease(input: $input) { __typename ... on Release { id state } ... on Error { message } }
  }
`);
const Cancel = graphql(`
  mutation ReleaseScreen_Cancel($input: ReleaseInput!) {
    cancelRelease(input: $input) { __typename ... on Release { id state } ... on Error { message } }
  }
`);
const CreatePreview = graphql(`
  mutation ReleaseScreen_Preview($input: CreatePreviewInput!) {
    createPreview(input: $input) { __typename ... on Preview { token expiresAt } ... on Error { message } }
  }
`);

type ShownRelease = Extract<ReleaseScreenQuery['node'], { items: unknown }>;
type Item = ShownRelease['items'][number];

/** One release: whether each document is ready, and when all of them go live. */
export function ReleaseScreen({ id }: { id: string }) {
  const [{ data: newest, error }, reload] = useQuery({
    query: ReleaseQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const data = useExpected(newest);
  const release = data?.node && 'items' in data.node ? data.node : null;
  const heading = useScreen<HTMLHeadingElement>(release?.title ?? 'Release');
  const acts = {
    rename: useAct(Rename),
    add: useAct(Add),
    remove: useAct(Remove),
    publish: useAct(Publish),
    unschedule: useAct(Unschedule),
    cancel: useAct(Cancel),
    preview: useAct(CreatePreview),
  };
  const [isScheduling, setScheduling] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const [preview, setPreview] = useState<{ token: string; expiresAt: string } | null>(null);
  if (error && !data) return <Failed what="The release" retry={reload} />;
  if (!data) return <Loading what="the release" />;
  if (!release) return <Empty title="There is no such release" />;

  const canPublish = data.viewer?.abilities.some((ability) => ability.name === 'content:publish') ?? false;
  const isOpen = release.state === 'OPEN';
  const keysOf = (kind: ContentKind) =>
    release.items.filter(({ document }) => document.kind === kind).map(({ document }) => document.key);
  const refresh = () => reload({ requestPolicy: 'network-only' });
  const problem = Object.values(acts).find((act) => act.problem)?.problem;
  const done = (answer: { __typename: string } | null, words: string, undo?: () => void) => {
    if (answer?.__typename !== 'Release') return;
    tell(words, undo);
    refresh();
  };
  const add = async (document: string, revision: number, words: string) =>
    done(await acts.add.run({ input: { release: id, document, revision } }), words);
  const remove = async ({ document, revision }: Item) => {
    const answer = await acts.remove.run(
      { input: { release: id, document: document.id } },
      {
        changes: {
          [id]: ({ items }: ShownRelease) => ({ items: items.filter((one) => one.document.id !== document.id) }),
        },
        otherwise: `${document.title} is still in.`,
      },
    );
    done(answer, `${document.title} is taken out.`, () => void add(document.id, revision, 'It is in again.'));
  };
  const rename = async () => {
    const title = name?.trim() ?? '';
    setName(null);
    const answer = await acts.rename.run(
      { input: { release: id, title } },
      { changes: { [id]: { title } }, otherwise: 'The release is called what it was.' },
    );
    done(answer, 'Renamed.');
  };
  const showPreview = async () => {
    const answer = await acts.preview.run({ input: { hours: 24, release: id } });
    if (answer?.__typename === 'Preview') setPreview(answer);
  };

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {release.title}
        </h1>
        <ReleaseStateChip state={release.state} />
        {canPublish && isOpen && <Button onPress={() => setName(release.title)}>Rename</Button>}
      </header>
      {name !== null && (
        <form
          className={rowStyles.actions}
          onSubmit={(event) => {
            event.preventDefault();
            void rename();
          }}
        >
          <TextField label="What it is called" value={name} onChange={setName} autoFocus />
          <Button type="submit" isDisabled={name.trim() === ''}>
            Rename
          </Button>
        </form>
      )}
      {release.scheduledFor && release.state === 'SCHEDULED' && (
        <Notice kind="news">
          Goes live {formatMoment(release.scheduledFor)} in your time ({release.timeZone}). {release.scheduleNote}
        </Notice>
      )}
      {release.failure && (
        <Notice kind="problem">
          It could not go live {formatMoment(release.failure.at)}: {release.failure.message}
        </Notice>
      )}
      {release.failure && <Problems problems={release.failure.problems} />}
      {problem && <Notice kind="problem">{problem}</Notice>}
      <section className={rowStyles.section} aria-labelledby="items">
        <h2 id="items">Documents</h2>
        {release.items.length === 0 && (
          <Empty title="Nothing in it yet">
            <p>Add guides and assessments: all of them go live in one moment, or none.</p>
          </Empty>
        )}
        <ul className={rowStyles.rows}>
          {release.items.map((item) => (
            <li key={item.document.id}>
              <ReleasedDocument
                item={item}
                canChange={canPublish && isOpen}
                onRenew={() => void add(item.document.id, item.document.revision, 'It has the newest draft now.')}
                onRemove={() => void remove(item)}
              />
            </li>
          ))}
        </ul>
        {canPublish && isOpen && (
          <AddDocument
            guides={keysOf('GUIDE')}
            assessments={keysOf('ASSESSMENT')}
            onAdd={(document) => void add(document.id, document.revision, `${document.title} is in.`)}
          />
        )}
      </section>
      {canPublish && (
        <div className={rowStyles.actions}>
          {isOpen && (
            <>
              <Button
                look="main"
                isDisabled={
                  acts.publish.isRunning ||
                  release.items.length === 0 ||
                  release.items.some(({ plan }) => plan?.isPublishable === false)
                }
                onPress={async () =>
                  done(await acts.publish.run({ input: { release: id, acceptWarnings: true } }), 'All of it is live.')
                }
              >
                Publish all now
              </Button>
              <Button onPress={() => setScheduling(true)} isDisabled={release.items.length === 0}>
                Schedule
              </Button>
              <Button
                look="danger"
                onPress={async () =>
                  done(
                    await acts.cancel.run(
                      { input: { release: id } },
                      {
                        changes: { [id]: { state: 'CANCELLED' satisfies ReleaseState } },
                        otherwise: 'It is not cancelled.',
                      },
                    ),
                    'The release is cancelled.',
                  )
                }
              >
                Cancel the release
              </Button>
            </>
          )}
          {release.state === 'SCHEDULED' && (
            <Button
              onPress={async () =>
                done(
                  await acts.unschedule.run(
                    { input: { release: id } },
                    {
                      changes: { [id]: { state: 'OPEN' satisfies ReleaseState } },
                      otherwise: 'It is still scheduled.',
                    },
                  ),
                  'It is open again and goes live when you say.',
                )
              }
            >
              Take it off the schedule
            </Button>
          )}
          {release.items.length > 0 && <Button onPress={() => void showPreview()}>Preview for a frontend</Button>}
        </div>
      )}
      {preview && (
        <Notice kind="news">
          Until {formatMoment(preview.expiresAt)}, frontends that send this header see what would be live:{' '}
          <code>x-yardstick-preview: {preview.token}</code>
        </Notice>
      )}
      {isScheduling && (
        <ScheduleDialog
          release={id}
          onClose={() => setScheduling(false)}
          onDone={() => {
            setScheduling(false);
            refresh();
          }}
        />
      )}
    </div>
  );
}

interface ItemProps {
  item: Item;
  canChange: boolean;
  onRenew: () => void;
  onRemove: () => void;
}

function ReleasedDocument({ item, canChange, onRenew, onRemove }: ItemProps) {
  const { document, plan, problems } = item;
  const changes = plan?.changes.flatMap((part) => part.changes) ?? [];
  const isReady = plan ? plan.isPublishable : problems.every(({ severity }) => severity !== 'ERROR');
  return (
    <>
      <span className={rowStyles.grow}>
        <Link {...documentPath(document.kind, document.key, 'changes')}>{document.title}</Link>{' '}
        <span className={rowStyles.soft}>revision {item.revision}</span>
      </span>
      <Chip tone={isReady ? 'good' : 'problem'}>{isReady ? 'Ready' : 'Not ready'}</Chip>
      {item.isOutOfDate && <Chip tone="waiting">Something newer is live</Chip>}
      {canChange && item.hasNewerDraft && (
        <Button look="quiet" onPress={onRenew}>
          Take the newest draft
        </Button>
      )}
      {canChange && (
        <Button look="quiet" onPress={onRemove} aria-label={`Take out: ${document.title}`}>
          Take out
        </Button>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
      {changes.length > 0 && (
        <details>
          <summary>What it changes</summary>
          <SemanticChanges changes={changes} />
        </details>
      )}
    </>
  );
}
