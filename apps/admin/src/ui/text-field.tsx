import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField, type TextFieldProps } from 'react-aria-components/TextField';
import styles from './text-field.module.css';

interface Props extends Omit<TextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  hint?: string;
  /** false where nothing can be wrong with it: then no room is kept for a message */
  hasNotes?: boolean;
}

/** A labelled line of text; what is wrong with it stands below it and is read out. */
export function TextField({ label, hint, hasNotes = true, ...props }: Props) {
  return (
    <AriaTextField {...props} className={styles.field ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.input ?? ''} />
      {hasNotes && (
        <div className={styles.notes}>
          {hint && (
            <Text slot="description" className={styles.hint ?? ''}>
              {hint}
            </Text>
          )}
          <FieldError className={styles.problem ?? ''}>
            {({ validationDetails, validationErrors }) =>
              validationDetails.tooShort && hint ? hint : validationErrors.join(' ')
            }
          </FieldError>
        </div>
      )}
    </AriaTextField>
  );
}
