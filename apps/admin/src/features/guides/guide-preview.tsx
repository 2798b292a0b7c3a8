import type { Guide } from '@yardstick/domain/content/guide.ts';
import { useState } from 'react';
import type { Editor } from '../../document/editor.ts';
import { useDelivered } from '../../document/use-delivered.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { Switch } from '../../ui/switch.tsx';
import styles from './guide.module.css';

const deliveryQuery =
  'query StudioGuidePreview($slug: String!, $locale: String) { guide(slug: $slug, locale: $locale) { body { html } } }';

/** The saved draft exactly as frontends get it. */
export function GuidePreview({ editor }: { editor: Editor<Guide> }) {
  const { content: guide, locales, revision } = editor;
  const [isNarrow, setNarrow] = useState(false);
  const locale = locales.beside ?? locales.main;
  const { data, hasFailed, reload } = useDelivered<{ guide: { body: { html: string } } | null }>(
    deliveryQuery,
    { slug: guide.slug, locale },
    revision,
  );
  if (hasFailed || (data && !data.guide)) return <Failed what="The preview" retry={reload} />;
  if (!data?.guide) return <Loading what="the preview" />;
  return (
    <div className={styles.fields}>
      <Switch isSelected={isNarrow} onChange={setNarrow}>
        As on a telephone
      </Switch>
      <article className={styles.text} lang={locale} style={isNarrow ? { maxWidth: '21rem' } : undefined}>
        <h2>{guide.title[locale] ?? guide.title[locales.main]}</h2>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the API sanitises what it renders from Markdown */}
        <div className={styles.text} dangerouslySetInnerHTML={{ __html: data.guide.body.html }} />
      </article>
    </div>
  );
}
