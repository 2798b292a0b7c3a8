import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import {
  findOpenAttempt,
  findStoredAttempt,
  forgetAttempt,
  keepAttempt,
  NOTHING_UNSENT,
  readStoredAttempts,
} from '../../storage/stored-attempts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { LoadFailed, Loading, Notice, Skeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { useOwnHash } from '../../ui/use-own-hash.ts';
import type { AttemptToTake } from './attempt-operations.ts';
import { Ended } from './ended.tsx';
import { Taking } from './taking.tsx';
import { useAttempt } from './use-attempt.ts';

/** Opens the attempt under way in this browser, or the one whose token a private link carries after the `#`. */
export function TakePage() {
  const { slug } = useParams({ from: '/assessments/$slug/take' });
  const hash = useOwnHash(`/assessments/${slug}/take`);
  // Kept for as long as the page is shown: the hash is taken out of the address, and submitting makes the attempt no
  // longer "open".
  const [token, setToken] = useState(() => hash || findOpenAttempt(readStoredAttempts(), slug)?.token);
  if (hash && hash !== token) setToken(hash);
  if (token) return <TakeAttempt key={token} token={token} slug={slug} isLinked={hash !== ''} />;
  return (
    <Page>
      <Notice
        title="No attempt is under way in this browser"
        actions={
          <ButtonLink to="/assessments/$slug" params={{ slug }}>
            Start the assessment
          </ButtonLink>
        }
      >
        To go on with one that you began elsewhere, open its private link here.
      </Notice>
    </Page>
  );
}

interface TakeAttemptProps {
  token: string;
  slug: string;
  /** the token stands in the address */
  isLinked: boolean;
}

function TakeAttempt({ token, slug, isLinked }: TakeAttemptProps) {
  const loaded = useAttempt(token);
  const navigate = useNavigate();
  const attempt = loaded.kind === 'ready' ? loaded.attempt : undefined;
  useDocumentTitle(attempt?.assessment.title);

  useEffect(() => {
    if (!attempt) return;
    keepFromServer(token, attempt);
    if (!isLinked) return;
    void navigate({ to: '/assessments/$slug/take', params: { slug: attempt.assessment.slug }, replace: true });
  }, [token, attempt, isLinked, navigate]);

  useEffect(() => {
    if (loaded.kind === 'gone') forgetAttempt(token);
  }, [token, loaded.kind]);

  if (loaded.kind === 'loading') return <TakePlaceholder />;
  if (loaded.kind === 'failed') {
    return (
      <Page>
        <LoadFailed what="your questions" onRetry={loaded.retry} />
      </Page>
    );
  }
  if (loaded.kind === 'gone') return <Ended slug={slug} reason="gone" />;
  if (loaded.attempt.submittedAt) return <Ended slug={slug} reason="submitted" token={token} />;
  if (new Date(loaded.attempt.expiresAt) <= new Date()) return <Ended slug={slug} reason="expired" />;
  return <Taking token={token} attempt={loaded.attempt} />;
}

/** Makes it the latest attempt of this browser, so that it is the one that is offered to go on with. */
function keepFromServer(token: string, { assessment, startedAt, expiresAt, submittedAt }: AttemptToTake) {
  keepAttempt({
    token,
    assessment: assessment.slug,
    title: assessment.title,
    startedAt,
    expiresAt,
    submittedAt: submittedAt ?? null,
    unsent: findStoredAttempt(token)?.unsent ?? NOTHING_UNSENT,
  });
}

function TakePlaceholder() {
  return (
    <Page width="text">
      <Loading what="your questions">
        <Skeleton height="1.2rem" gap="4rem" />
        <Skeleton width="40%" height="0.9rem" gap="1.4rem" />
        <Skeleton width="90%" height="2.2rem" gap="2.2rem" />
        {[1, 2, 3, 4].map((option) => (
          <Skeleton key={option} height="3.6rem" gap="0.8rem" />
        ))}
      </Loading>
    </Page>
  );
}
