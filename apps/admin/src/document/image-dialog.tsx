import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './markdown-field.module.css';

interface Props {
  url: string;
  fileName: string;
  /** null: the image is not put in */
  onAnswer: (alt: string | null) => void;
}

/** What an image says, in words, for those who do not see it; without words it is not put in. */
export function ImageDialog({ url, fileName, onAnswer }: Props) {
  const [alt, setAlt] = useState('');
  const put = (event: FormEvent) => {
    event.preventDefault();
    if (alt.trim() !== '') onAnswer(alt.trim());
  };
  return (
    <Dialog title={`Add ${fileName}`} onClose={() => onAnswer(null)}>
      <img src={url} alt="" className={styles.added} />
      <form onSubmit={put} className={styles.form}>
        <TextField
          label="What it says, for those who do not see it"
          value={alt}
          onChange={setAlt}
          hint="One sentence that could stand in its place."
          isRequired
          autoFocus
        />
        <DialogActions>
          <Button onPress={() => onAnswer(null)}>Cancel</Button>
          <Button type="submit" look="main" isDisabled={alt.trim() === ''}>
            Put it in
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
