import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { lazy, memo, Suspense } from 'react';
import { Loading } from '../../ui/states.tsx';
import styles from './introduction.module.css';

const MarkdownField = lazy(async () => ({
  default: (await import('../../document/markdown-field.tsx')).MarkdownField,
}));

interface Props {
  value: Assessment['introduction'];
  update: (change: (assessment: Assessment) => Assessment, group?: string) => void;
  main: string;
  beside: string | null;
  isReadOnly: boolean;
}

/** What stands before the questions, written as guides are. */
export const IntroductionEditor = memo(function IntroductionEditor(props: Props) {
  const { value, update, main, beside, isReadOnly } = props;
  return (
    <Suspense
      fallback={
        <div className={styles.room}>
          <Loading what="the introduction" />
        </div>
      }
    >
      <MarkdownField
        field="introduction"
        label="Introduction"
        isLabelShown
        value={value}
        onChange={(introduction, locale) =>
          update((current) => ({ ...current, introduction }), `introduction ${locale}`)
        }
        locales={{ main, beside }}
        isReadOnly={isReadOnly}
      />
    </Suspense>
  );
});
