import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Notice } from '../ui/states.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';

export function NotFoundPage() {
  useDocumentTitle('Not found');
  return (
    <Page>
      <Notice title="There is nothing at this address" actions={<ButtonLink to="/">Go to the start page</ButtonLink>}>
        It may have been moved or unpublished, or a letter went missing on the way.
      </Notice>
    </Page>
  );
}
