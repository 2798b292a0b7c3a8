import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { countOf } from '../ui/format.ts';
import { Notice } from '../ui/notice.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { tell } from '../ui/toasts.tsx';
import { useExpected } from '../ui/use-expected.ts';
import { useKept } from '../ui/use-kept.ts';
import type { Verdict } from './change-verdict.tsx';
import { changesOfPlan, nameOfDocument, type PlannedChange } from './changes-of-plan.ts';
import { documentPath } from './document-path.ts';
import type { ShownDocument } from './document-query.ts';
import styles from './panels.module.css';
import { PlannedChanges } from './planned-changes.tsx';
import { Problems } from './problems.tsx';
import { ReleaseChoice } from './release-choice.tsx';
import { ReviewActions } from './review-actions.tsx';
import { SemanticChanges } from './semantic-changes.tsx';
import { useAct } from './use-act.ts';

const Plan = graphql(`
  query ChangesPanel($id: ID!, $kind: ContentKind!, $key: String!) {
    viewer { name abilities { name } }
    settings { requiresApproval }
    document(kind: $kind, key: $key) {
      id
      livePublication { id number revision sources { revision document { id kind key } } }
      changesSincePublished { sentence classification path before after }
      latestReview { id state message revision requestedBy requestedAt decidedBy decisionNote }
      usedBy { document { kind key title } }
    }
    publicationPlan(documents: [{ id: $id }]) {
      ... on Plan {
        documents {
          revision livePublication classification isPublishable
          problems { code severity message mend path document { kind key } }
          changes { document { kind key } changes { sentence classification path before after } }
          sources { document { id kind key title revision } revision }
        }
      }
      ... on Error { message }
    }
  }
`);
const Publish = graphql(`
  mutation ChangesPanel_Publish($input: PublishInput!) {
    publish(input: $input) {
      __typename
      ... on Published { publications { id number } }
      ... on Error { message }
    }
  }
`);
const RollBack = graphql(`
  mutation ChangesPanel_RollBack($input: RollBackInput!) {
    rollBack(input: $input) {
      __typename
      ... on Published { publications { id number } }
      ... on Error { message }
    }
  }
`);

const PutBack = graphql(`
  mutation ChangesPanel_PutBack($input: RestoreRevisionInput!) {
    restoreRevision(input: $input) {
      __typename
      ... on SavedDraft { document { id revision content state } }
      ... on Error { message }
    }
  }
`);

const meanings = {
  NEW_FORM: 'Respondents will answer a new form: scores from before and after are not compared, and trends break here.',
  NEW_SCORING_MODEL: 'The same form gets a new scoring model: results that were issued stay as they are.',
  NOTHING_NEW_TO_SCORE: 'Wording only: scores stay comparable and as they are.',
} as const;

/** What publishing the draft would change, what stands against it, and the ways to get it out. */
export function ChangesPanel({ shown, isSaved }: { shown: ShownDocument; isSaved: boolean }) {
  const [{ data: newest, error }, reload] = useQuery({
    query: Plan,
    variables: { id: shown.id, kind: shown.kind, key: shown.key },
    requestPolicy: 'network-only',
  });
  const data = useExpected(newest);
  const plan =
    data?.publicationPlan && 'documents' in data.publicationPlan ? data.publicationPlan.documents[0] : undefined;
  // A change has no id of its own: it is known by what it says.
  const { id, kind, key } = shown;
  const live = data?.document?.livePublication;
  const groups = useExpected(
    useMemo(() => (plan ? changesOfPlan({ id, kind, key }, plan, live) : []), [id, kind, key, plan, live]),
  ).filter(({ changes }) => changes.length > 0);
  const publish = useAct(Publish);
  const rollBack = useAct(RollBack);
  const putBack = useAct(PutBack);
  const [isPuttingIn, setPuttingIn] = useState(false);
  const [verdicts, setVerdicts] = useKept<Readonly<Record<string, Verdict>>>(`verdicts ${shown.id}`, {});
  if (error && !data) return <Failed what="What would be published" retry={reload} />;
  if (!data) return <Loading what="what would be published" />;
  const changes = data.document?.changesSincePublished;
  const isPublishedByItself = shown.kind === 'GUIDE' || shown.kind === 'ASSESSMENT';
  const abilities = new Set(data.viewer?.abilities.map(({ name }) => name));
  const errors = plan?.problems.filter(({ severity }) => severity === 'ERROR') ?? [];
  const warnings = plan?.problems.filter(({ severity }) => severity === 'WARNING') ?? [];

  const review = data.document?.latestReview ?? null;
  const isToDecide =
    review?.state === 'REQUESTED' && abilities.has('content:review') && review.requestedBy !== data.viewer?.name;
  const planned = groups.flatMap(({ changes: own }) => own);

  const returnChange = async ({ id, sentence, document, revision, live, path }: PlannedChange) => {
    if (live === null) return;
    const answer = await putBack.run(
      { input: { id: document, basedOn: revision, revision: live, path } },
      { changes: { [id]: 'gone' }, otherwise: `Not put back: ${sentence}.` },
    );
    if (answer?.__typename !== 'SavedDraft') return;
    tell('This field is as it is live.');
    reload({ requestPolicy: 'network-only' });
  };
  const doPublish = async () => {
    if (!plan) return;
    const answer = await publish.run({
      input: {
        acceptWarnings: true,
        items: [
          {
            id: shown.id,
            revision: plan.revision,
            livePublication: plan.livePublication ?? null,
            sources: plan.sources.map(({ document, revision }) => ({ id: document.id, revision })),
          },
        ],
      },
    });
    if (answer?.__typename !== 'Published') return;
    const number = answer.publications[0]?.number ?? 0;
    const before = plan.livePublication;
    const takeBack = async () => {
      if (!before) return;
      const input = { document: shown.id, livePublication: number, toPublication: before };
      const undone = await rollBack.run(
        { input },
        { changes: {}, otherwise: `Publication ${number} is still live.`, again: () => void takeBack() },
      );
      if (undone?.__typename !== 'Published') return;
      tell(`What publication ${before} was is live again.`);
      reload({ requestPolicy: 'network-only' });
    };
    tell(`Published: publication ${number} is live.`, before ? () => void takeBack() : undefined);
    reload({ requestPolicy: 'network-only' });
  };

  if (!isPublishedByItself) {
    const users = new Map((data.document?.usedBy ?? []).map(({ document }) => [nameOfDocument(document), document]));
    return (
      <div className={styles.panel}>
        <section className={styles.section} aria-labelledby="since">
          <h2 id="since">Changed since it went live</h2>
          {changes && changes.length > 0 ? <SemanticChanges changes={changes} /> : <p>Nothing is different.</p>}
        </section>
        <section className={styles.section} aria-labelledby="with">
          <h2 id="with">Goes live with</h2>
          <p>It is published as a part of what uses it.</p>
          <ul className={styles.rows}>
            {[...users].map(([name, { kind, key, title }]) => (
              <li key={name}>
                <Link {...documentPath(kind, key, 'changes')}>{title}</Link>
              </li>
            ))}
          </ul>
        </section>
        {shown.problems.length > 0 && (
          <section className={styles.section} aria-labelledby="problems">
            <h2 id="problems">Problems</h2>
            <Problems problems={shown.problems} />
          </section>
        )}
      </div>
    );
  }

  const changeCount = plan?.changes.reduce((sum, { changes: own }) => sum + own.length, 0) ?? 0;
  const isNothingNew = changeCount === 0 && plan?.livePublication !== null && plan?.livePublication !== undefined;
  return (
    <div className={styles.panel}>
      <section className={styles.section} aria-labelledby="will-change">
        <h2 id="will-change">What publishing would change</h2>
        {isNothingNew && (
          <Empty title="Everything is live">
            <p>The draft and what frontends see are the same.</p>
          </Empty>
        )}
        {!isNothingNew && plan?.classification && (
          <p className={styles.meaning}>
            <Chip tone={plan.classification === 'NOTHING_NEW_TO_SCORE' ? 'good' : 'waiting'}>
              {countOf(changeCount, 'change')}
            </Chip>{' '}
            {meanings[plan.classification]}
          </p>
        )}
        <PlannedChanges
          groups={groups}
          onPutBack={abilities.has('content:edit') ? (change) => void returnChange(change) : undefined}
          verdicts={isToDecide ? verdicts : undefined}
          onDecide={(change, verdict) => setVerdicts({ ...verdicts, [change.id]: verdict })}
        />
      </section>
      {plan && plan.problems.length > 0 && (
        <section className={styles.section} aria-labelledby="against">
          <h2 id="against">{errors.length > 0 ? 'Has to be mended first' : 'Worth a look before it goes live'}</h2>
          <Problems problems={[...errors, ...warnings]} />
        </section>
      )}
      <section className={styles.section} aria-labelledby="go-live">
        <h2 id="go-live">Go live</h2>
        {data.settings.requiresApproval && (
          <p className={styles.soft}>Here somebody other than the author approves before a publication.</p>
        )}
        <ReviewActions
          shown={shown}
          review={review}
          viewerName={data.viewer?.name ?? ''}
          isToDecide={isToDecide}
          changes={planned}
          verdicts={verdicts}
          canEdit={abilities.has('content:edit')}
          onDone={() => {
            setVerdicts({});
            reload({ requestPolicy: 'network-only' });
          }}
        />
        {publish.problem && <Notice kind="problem">{publish.problem}</Notice>}
        {abilities.has('content:publish') ? (
          <div className={styles.actions}>
            <Button
              look="main"
              onPress={() => void doPublish()}
              isDisabled={!isSaved || !plan?.isPublishable || isNothingNew || publish.isRunning}
            >
              {warnings.length > 0 && errors.length === 0 ? 'Publish despite the warnings' : 'Publish now'}
            </Button>
            <Button onPress={() => setPuttingIn(true)} isDisabled={!isSaved || isNothingNew}>
              Schedule or put in a release
            </Button>
          </div>
        ) : (
          <p>Your role does not publish: send it for review.</p>
        )}
        {!isSaved && <p className={styles.soft}>Waits until your edits are saved.</p>}
      </section>
      {isPuttingIn && plan && (
        <ReleaseChoice
          documentId={shown.id}
          title={shown.title}
          revision={plan.revision}
          onClose={() => setPuttingIn(false)}
        />
      )}
    </div>
  );
}
