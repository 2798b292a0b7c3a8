import { Page } from '../ui/page.tsx';
import { LoadFailed } from '../ui/states.tsx';

/** A part of the app could not be fetched (offline, or replaced by a newer version), or broke while it was shown. */
export function PageFailed() {
  return (
    <Page>
      <LoadFailed what="this page" onRetry={() => location.reload()} />
    </Page>
  );
}
