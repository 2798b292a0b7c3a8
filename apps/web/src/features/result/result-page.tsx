import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import { findLatestSubmitted, useStoredAttempts } from '../../storage/stored-attempts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { LoadFailed, Loading, Notice, Skeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { useOwnHash } from '../../ui/use-own-hash.ts';
import { ResultQuery } from './result-query.ts';
import { ResultView } from './result-view.tsx';

/** The result whose token a private link carries after the `#`, else the latest one of this browser. */
export function ResultPage() {
  const hash = useOwnHash('/result');
  const latest = findLatestSubmitted(useStoredAttempts());
  const token = hash || latest?.token;
  const [isDeleted, setIsDeleted] = useState(false);
  const navigate = useNavigate();
  useDocumentTitle(isDeleted ? 'Deleted' : 'Your result');

  if (isDeleted) {
    return (
      <Page>
        <div role="status">
          <Notice title="All of it is deleted" actions={<ButtonLink to="/">Go to the start page</ButtonLink>}>
            Your answers and your result are gone: from the server, from every statistic, and from this browser.
          </Notice>
        </div>
      </Page>
    );
  }
  if (!token) {
    return (
      <Page>
        <Notice
          title="There is no result in this browser"
          actions={<ButtonLink to="/">Go to the start page</ButtonLink>}
        >
          Results are not kept under a name. Yours is shown in the browser in which you took the assessment, and
          wherever you open its private link.
        </Notice>
      </Page>
    );
  }
  const handleDeleted = () => {
    setIsDeleted(true);
    if (hash) void navigate({ to: '/result', replace: true });
  };
  return <ResultOf key={token} token={token} onDeleted={handleDeleted} />;
}

function ResultOf({ token, onDeleted }: { token: string; onDeleted: () => void }) {
  const { profile } = useSearch({ from: '/site/result' });
  const navigate = useNavigate();
  const [{ data, fetching, error }, load] = useQuery({
    query: ResultQuery,
    variables: { token, roleProfile: profile ?? null },
    // A result can be deleted from another device; nothing of it is shown from a cache.
    requestPolicy: 'network-only',
  });

  const isUnknownProfile = profile !== undefined && error !== undefined && namesUnknownProfile(error);
  useEffect(() => {
    if (isUnknownProfile) void navigate({ to: '/result', hash: true, replace: true });
  }, [isUnknownProfile, navigate]);

  if ((!data && fetching) || isUnknownProfile) return <ResultPlaceholder />;
  if (!data || error) {
    return (
      <Page>
        <LoadFailed what="your result" isRetrying={fetching} onRetry={() => load({ requestPolicy: 'network-only' })} />
      </Page>
    );
  }
  if (data.result)
    return (
      <ResultView result={data.result} token={token} asked={profile} isUpdating={fetching} onDeleted={onDeleted} />
    );
  if (!data.attempt) {
    return (
      <Page>
        <Notice title="This result no longer exists" actions={<ButtonLink to="/">Go to the start page</ButtonLink>}>
          It has been deleted, or the link to it is not complete.
        </Notice>
      </Page>
    );
  }
  const { slug, title } = data.attempt.assessment;
  return (
    <Page>
      <Notice
        title="There is no result yet"
        actions={
          <ButtonLink to="/assessments/$slug/take" params={{ slug }} hash={token}>
            Go on with the questions
          </ButtonLink>
        }
      >
        This attempt at the {title} has not been submitted.
      </Notice>
    </Page>
  );
}

function namesUnknownProfile({ graphQLErrors }: CombinedError) {
  return graphQLErrors.some(({ extensions }) => extensions?.code === 'UNKNOWN_ROLE_PROFILE');
}

function ResultPlaceholder() {
  return (
    <Page>
      <Loading what="your result">
        <Skeleton width="40%" height="3rem" gap="1rem" />
        <Skeleton width="16rem" height="1rem" gap="3rem" />
        <Skeleton height="11rem" gap="3rem" />
        <Skeleton width="60%" height="1rem" gap="1rem" />
        <Skeleton height="24rem" />
      </Loading>
    </Page>
  );
}
