import { useState } from 'react';
import rowStyles from '../../document/panels.module.css';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { ReleaseState } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { countOf, formatMoment } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { tell } from '../../ui/toasts.tsx';
import type { ShownRelease } from './release-query.ts';
import { ScheduleDialog } from './schedule-dialog.tsx';

const Publish = graphql(`
  mutation ReleaseActs_Publish($input: PublishReleaseInput!) {
    publishRelease(input: $input) { __typename ... on Release { id state } ... on Error { message } }
  }
`);
const Unschedule = graphql(`
  mutation ReleaseActs_Unschedule($input: ReleaseInput!) {
    unscheduleRelease(input: $input) { __typename ... on Release { id state } ... on Error { message } }
  }
`);
const Cancel = graphql(`
  mutation ReleaseActs_Cancel($input: ReleaseInput!) {
    cancelRelease(input: $input) { __typename ... on Release { id state } ... on Error { message } }
  }
`);
const CreatePreview = graphql(`
  mutation ReleaseActs_Preview($input: CreatePreviewInput!) {
    createPreview(input: $input) { __typename ... on Preview { token expiresAt } ... on Error { message } }
  }
`);

/** When all of a release goes live, and how to see it before. */
export function ReleaseActs({ release, refresh }: { release: ShownRelease; refresh: () => void }) {
  const { id, state, items } = release;
  const publish = useAct(Publish);
  const unschedule = useAct(Unschedule);
  const cancel = useAct(Cancel);
  const preview = useAct(CreatePreview);
  const [isScheduling, setScheduling] = useState(false);
  const [isCancelling, setCancelling] = useState(false);
  const [shownPreview, setShownPreview] = useState<{ token: string; expiresAt: string } | null>(null);
  const problem = [publish, unschedule, cancel, preview].find((act) => act.problem)?.problem;
  const isEmpty = items.length === 0;
  const input = { release: id };
  const expect = (next: ReleaseState, otherwise: string) => ({ changes: { [id]: { state: next } }, otherwise });
  const done = (answer: { __typename: string } | null, words: string) => {
    if (answer?.__typename !== 'Release') return;
    tell(words);
    refresh();
  };
  const showPreview = async () => {
    const answer = await preview.run({ input: { hours: 24, release: id } });
    if (answer?.__typename === 'Preview') setShownPreview(answer);
  };
  return (
    <>
      {problem && <Notice kind="problem">{problem}</Notice>}
      <div className={rowStyles.actions}>
        {state === 'OPEN' && (
          <>
            <Button
              look="main"
              isDisabled={publish.isRunning || isEmpty || items.some(({ plan }) => plan?.isPublishable === false)}
              onPress={async () =>
                done(await publish.run({ input: { ...input, acceptWarnings: true } }), 'All of it is live.')
              }
            >
              Publish all now
            </Button>
            <Button onPress={() => setScheduling(true)} isDisabled={isEmpty}>
              Schedule
            </Button>
            <Button look="danger" onPress={() => setCancelling(true)}>
              Cancel the release
            </Button>
          </>
        )}
        {state === 'SCHEDULED' && (
          <Button
            onPress={async () =>
              done(
                await unschedule.run({ input }, expect('OPEN', 'It is still scheduled.')),
                'It is open again and goes live when you say.',
              )
            }
          >
            Take it off the schedule
          </Button>
        )}
        {!isEmpty && <Button onPress={() => void showPreview()}>Preview for a frontend</Button>}
      </div>
      {shownPreview && (
        <Notice kind="news">
          Until {formatMoment(shownPreview.expiresAt)}, frontends that send this header see what would be live:{' '}
          <code>x-yardstick-preview: {shownPreview.token}</code>
        </Notice>
      )}
      {isCancelling && (
        <ConfirmDialog
          title="Cancel this release?"
          confirm="Cancel the release"
          keep="Keep it"
          onConfirm={async () =>
            done(await cancel.run({ input }, expect('CANCELLED', 'It is not cancelled.')), 'The release is cancelled.')
          }
          onClose={() => setCancelling(false)}
        >
          <p>
            {!isEmpty && `${countOf(items.length, 'document stays', 'documents stay')} as drafts for another one. `}
            This release is over for good.
          </p>
        </ConfirmDialog>
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
    </>
  );
}
