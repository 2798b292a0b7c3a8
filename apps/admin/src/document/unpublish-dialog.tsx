import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { ContentKind } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { countOf } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { tell } from '../ui/toasts.tsx';
import { documentPath } from './document-path.ts';
import type { ShownDocument } from './document-query.ts';
import { groupReferences } from './group-references.ts';
import styles from './panels.module.css';
import { useAct } from './use-act.ts';

const Impact = graphql(`
  query UnpublishDialog($id: ID!, $kind: ContentKind!, $key: String!) {
    unpublishImpact(document: $id) { how document { kind key } }
    document(kind: $kind, key: $key) { id usedBy { document { id kind key title } } }
  }
`);
const Unpublish = graphql(`
  mutation UnpublishDialog_Unpublish($input: UnpublishInput!) {
    unpublish(input: $input) { __typename ... on Published { publications { id } } ... on Error { message } }
  }
`);
const RollBack = graphql(`
  mutation UnpublishDialog_RollBack($input: RollBackInput!) {
    rollBack(input: $input) { __typename ... on Published { publications { id number } } ... on Error { message } }
  }
`);

const consequences: Partial<Record<ContentKind, string>> = {
  GUIDE: 'Readers who open its address find nothing from that moment on.',
  ASSESSMENT:
    'Nobody begins it from that moment on. Attempts under way can be finished, and results that were issued stay readable.',
};

// The answer names no publication, as none is live any more.
const touched = ['Publication', 'Document', 'Guide', 'Assessment'];

/** Takes a document away from frontends, with what that does and where it would be missed. */
export function UnpublishDialog({ document, onClose }: { document: ShownDocument; onClose: () => void }) {
  const { id, kind, key, title } = document;
  const [{ data, error }, reload] = useQuery({
    query: Impact,
    variables: { id, kind, key },
    requestPolicy: 'network-only',
  });
  const unpublish = useAct(Unpublish, touched);
  const rollBack = useAct(RollBack, touched);
  const number = document.livePublication?.number;
  const references = data?.unpublishImpact ?? [];
  const titles = new Map(
    data?.document?.usedBy.map(({ document: one }) => [`${one.kind.toLowerCase()} ${one.key}`, one.title]),
  );

  const bringBack = async (toPublication: number) => {
    const input = { document: id, livePublication: null, toPublication };
    const answer = await rollBack.run({ input }, { changes: {}, otherwise: `“${title}” is not live.` });
    if (answer?.__typename === 'Published') tell(`What publication ${toPublication} was is live again.`);
  };
  const take = async () => {
    if (!number) return;
    const input = { document: id, livePublication: number, acceptBrokenReferences: references.length > 0 };
    const answer = await unpublish.run({ input });
    if (answer?.__typename !== 'Published') return;
    onClose();
    tell(`“${title}” is not live any more.`, () => void bringBack(number));
  };
  return (
    <Dialog title={`Unpublish “${title}”?`} onClose={onClose}>
      <p>
        {consequences[kind]} The draft and its history stay as they are: to bring it back, publish it again or roll back
        to a publication in its history.
      </p>
      {error && !data && <Failed what="Where it is used" retry={reload} />}
      {!data && !error && <Loading what="where it is used" />}
      {data && references.length === 0 && <p>Nothing else that is live leads to it.</p>}
      {references.length > 0 && (
        <>
          <Notice kind="news">{countOf(references.length, 'place')} in what is live would lead to nothing:</Notice>
          <ul className={styles.rows}>
            {groupReferences(references).map(({ how, document: from }) => (
              <li key={`${from.kind} ${from.key}`}>
                <Link {...documentPath(from.kind.toUpperCase() as ContentKind, from.key)} className={styles.grow}>
                  {titles.get(`${from.kind} ${from.key}`) ?? from.key}
                </Link>
                <span className={styles.soft}>{how}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unpublish.problem && <Notice kind="problem">{unpublish.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose} autoFocus>
          Keep it live
        </Button>
        <Button look="danger" isDisabled={!data || unpublish.isRunning} onPress={() => void take()}>
          {references.length > 0 ? 'Unpublish all the same' : 'Unpublish'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
