import { Link } from '@tanstack/react-router';
import { documentPath } from '../../document/document-path.ts';
import rowStyles from '../../document/panels.module.css';
import { Problems } from '../../document/problems.tsx';
import { SemanticChanges } from '../../document/semantic-changes.tsx';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { ContentKind } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Empty } from '../../ui/states.tsx';
import { tell } from '../../ui/toasts.tsx';
import { AddDocument } from './add-document.tsx';
import type { ShownRelease } from './release-query.ts';

const Add = graphql(`
  mutation ReleaseDocuments_Add($input: AddToReleaseInput!) {
    addToRelease(input: $input) { __typename ... on Release { id } ... on Error { message } }
  }
`);
const Remove = graphql(`
  mutation ReleaseDocuments_Remove($input: RemoveFromReleaseInput!) {
    removeFromRelease(input: $input) { __typename ... on Release { id } ... on Error { message } }
  }
`);

type Item = ShownRelease['items'][number];

interface Props {
  release: ShownRelease;
  canChange: boolean;
  refresh: () => void;
}

/** What a release holds: whether each document is ready, and what it changes. */
export function ReleaseDocuments({ release: { id, items }, canChange, refresh }: Props) {
  const adding = useAct(Add);
  const removing = useAct(Remove);
  const add = async (document: string, revision: number, words: string) => {
    const answer = await adding.run({ input: { release: id, document, revision } });
    if (answer?.__typename !== 'Release') return;
    tell(words);
    refresh();
  };
  const remove = async ({ document, revision }: Item) => {
    const answer = await removing.run(
      { input: { release: id, document: document.id } },
      {
        changes: {
          [id]: ({ items: all }: ShownRelease) => ({ items: all.filter((one) => one.document.id !== document.id) }),
        },
        otherwise: `${document.title} is still in.`,
      },
    );
    if (answer?.__typename !== 'Release') return;
    tell(`${document.title} is taken out.`, () => void add(document.id, revision, 'It is in again.'));
    refresh();
  };
  const keysOf = (kind: ContentKind) =>
    items.filter(({ document }) => document.kind === kind).map(({ document }) => document.key);
  return (
    <section className={rowStyles.section} aria-labelledby="items">
      <h2 id="items">Documents</h2>
      {items.length === 0 && (
        <Empty title="Nothing in it yet">
          <p>Add guides and assessments: all of them go live in one moment, or none.</p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {items.map((item) => (
          <li key={item.document.id}>
            <ReleasedDocument
              item={item}
              canChange={canChange}
              onRenew={() => void add(item.document.id, item.document.revision, 'It has the newest draft now.')}
              onRemove={() => void remove(item)}
            />
          </li>
        ))}
      </ul>
      {adding.problem && <Notice kind="problem">{adding.problem}</Notice>}
      {canChange && (
        <AddDocument
          guides={keysOf('GUIDE')}
          assessments={keysOf('ASSESSMENT')}
          onAdd={(document) => void add(document.id, document.revision, `${document.title} is in.`)}
        />
      )}
    </section>
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
