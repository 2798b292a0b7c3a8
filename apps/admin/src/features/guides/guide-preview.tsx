import type { Guide } from '@yardstick/domain/content/guide.ts';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { Editor } from '../../document/editor.ts';
import { graphql } from '../../generated/gql.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './guide.module.css';

const CreatePreview = graphql(`
  mutation GuidePreview($input: CreatePreviewInput!) {
    createPreview(input: $input) { __typename ... on Preview { token } ... on Error { message } }
  }
`);

// What frontends send, with the header that shows them drafts.
const deliveryQuery =
  'query StudioGuidePreview($slug: String!, $locale: String) { guide(slug: $slug, locale: $locale) { body { html } } }';

/** The saved draft exactly as frontends get it. */
export function GuidePreview({ editor }: { editor: Editor<Guide> }) {
  const { content: guide, locales } = editor;
  const client = useClient();
  const [html, setHtml] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const [isNarrow, setNarrow] = useState(false);
  const locale = locales.beside ?? locales.main;
  const load = useCallback(async () => {
    setFailed(false);
    const { data } = await client.mutation(CreatePreview, { input: { hours: 1 } });
    if (data?.createPreview.__typename !== 'Preview') return setFailed(true);
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-yardstick-preview': data.createPreview.token },
      body: JSON.stringify({ query: deliveryQuery, variables: { slug: guide.slug, locale } }),
    }).catch(() => null);
    const body = (await answer?.json().catch(() => null)) as { data?: { guide?: { body: { html: string } } } } | null;
    if (!body?.data?.guide) return setFailed(true);
    setHtml(body.data.guide.body.html);
  }, [client, guide.slug, locale]);
  useEffect(() => void load(), [load]);
  if (hasFailed) return <Failed what="The preview" retry={() => void load()} />;
  if (html === null) return <Loading what="the preview" />;
  return (
    <div className={styles.fields}>
      <Switch isSelected={isNarrow} onChange={setNarrow}>
        As on a telephone
      </Switch>
      <article className={styles.text} lang={locale} style={isNarrow ? { maxWidth: '21rem' } : undefined}>
        <h2>{guide.title[locale] ?? guide.title[locales.main]}</h2>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the API sanitises what it renders from Markdown */}
        <div className={styles.text} dangerouslySetInnerHTML={{ __html: html }} />
      </article>
    </div>
  );
}
