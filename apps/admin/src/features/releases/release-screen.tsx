import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { Problems } from '../../document/problems.tsx';
import { Button } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useExpected } from '../../ui/use-expected.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { ReleaseActs } from './release-acts.tsx';
import { ReleaseDocuments } from './release-documents.tsx';
import { ReleaseQuery } from './release-query.ts';
import { ReleaseStateChip } from './release-state.tsx';
import { RenameRelease } from './rename-release.tsx';

/** One release: whether each document is ready, and when all of them go live. */
export function ReleaseScreen({ id }: { id: string }) {
  const [{ data: newest, error }, reload] = useQuery({
    query: ReleaseQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const data = useExpected(newest);
  const release = data?.node?.__typename === 'Release' ? data.node : null;
  const heading = useScreen<HTMLHeadingElement>(release?.title ?? 'Release');
  const [isRenaming, setRenaming] = useState(false);
  if (!data || !release)
    return (
      <div className={styles.page}>
        <header className={styles.head}>
          <h1 ref={heading} tabIndex={-1}>
            Release
          </h1>
        </header>
        {data && (
          <Empty title="There is no such release">
            <Link to="/releases">All releases</Link>
          </Empty>
        )}
        {!data && error && <Failed what="the release" retry={reload} />}
        {!data && !error && <Loading what="the release" />}
      </div>
    );

  const canPublish = data.viewer?.abilities.some((ability) => ability.name === 'content:publish') ?? false;
  const canChange = canPublish && release.state === 'OPEN';
  const refresh = () => reload({ requestPolicy: 'network-only' });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {release.title}
        </h1>
        <ReleaseStateChip state={release.state} />
        {canChange && <Button onPress={() => setRenaming(true)}>Rename</Button>}
      </header>
      {isRenaming && <RenameRelease release={release} onClose={() => setRenaming(false)} />}
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
      <ReleaseDocuments release={release} canChange={canChange} refresh={refresh} />
      {canPublish && <ReleaseActs release={release} refresh={refresh} />}
    </div>
  );
}
