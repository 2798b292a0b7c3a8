import { X } from 'lucide-react';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import styles from './toasts.module.css';

interface News {
  text: string;
  isProblem?: boolean;
  /** what can be done about it */
  act?: { label: string; run: () => void } | undefined;
}

const queue = new ToastQueue<News>({ maxVisibleToasts: 3 });
const shownMs = 8000;

/** Tells what was done, with a way back where there is one. */
export function tell(text: string, undo?: () => void): void {
  queue.add({ text, act: undo && { label: 'Undo', run: undo } }, { timeout: shownMs });
}

/** Tells that something was not done, and stays until it is read. */
export function warn(text: string, retry?: () => void): void {
  queue.add({ text, isProblem: true, act: retry && { label: 'Try again', run: retry } });
}

/** Where the news appear; stands once in the frame. */
export function Toasts() {
  return (
    <ToastRegion queue={queue} className={styles.region ?? ''} aria-label="News">
      {({ toast }) => (
        <Toast toast={toast} className={`${styles.toast} ${toast.content.isProblem ? styles.problem : ''}`}>
          <ToastContent className={styles.content ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.act && (
            <Button
              look="quiet"
              onPress={() => {
                toast.content.act?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.act.label}
            </Button>
          )}
          <IconButton label="Close" slot="close">
            <X size={16} aria-hidden />
          </IconButton>
        </Toast>
      )}
    </ToastRegion>
  );
}
