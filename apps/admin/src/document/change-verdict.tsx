import { TextArea } from '../ui/text-area.tsx';
import styles from './change-verdict.module.css';

/** What a reviewer says of one change. */
export interface Verdict {
  take: 'accept' | 'return';
  /** what is to be done otherwise */
  remark: string;
}

interface Props {
  sentence: string;
  verdict: Verdict | undefined;
  onDecide: (verdict: Verdict) => void;
}

/** Accepts or returns one change; a returned one says why. */
export function ChangeVerdict({ sentence, verdict, onDecide }: Props) {
  const choice = (take: Verdict['take'], label: string) => (
    <label className={styles.choice}>
      <input
        type="radio"
        name={`verdict ${sentence}`}
        checked={verdict?.take === take}
        onChange={() => onDecide({ take, remark: verdict?.remark ?? '' })}
      />
      {label}
    </label>
  );
  return (
    <div className={styles.verdict}>
      <fieldset className={styles.choices}>
        <legend className="sr-only">Decide: {sentence}</legend>
        {choice('accept', 'Accept')}
        {choice('return', 'Return')}
      </fieldset>
      {verdict?.take === 'return' && (
        <TextArea
          label="What should be otherwise"
          rows={1}
          value={verdict.remark}
          onChange={(remark) => onDecide({ take: 'return', remark })}
          autoFocus={verdict.remark === ''}
        />
      )}
    </div>
  );
}
