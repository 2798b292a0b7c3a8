import { useDeferredValue, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './guide.module.css';

const Targets = graphql(`
  query LinkPicker($text: String!) {
    search(text: $text, kinds: [GUIDE, ASSESSMENT], first: 10) {
      edges { node { title { text } document { id kind key } } }
    }
  }
`);

export interface PickedLink {
  href: string;
  text: string;
}

interface Props {
  selected: string;
  onPick: (link: PickedLink) => void;
  onClose: () => void;
}

const isAddress = (text: string) => /^(https?:\/\/|mailto:|\/|#)/.test(text);

/** A guide or an assessment by a word of its title, or any address. */
export function LinkPicker({ selected, onPick, onClose }: Props) {
  const [text, setText] = useState(selected);
  const asked = useDeferredValue(text.trim());
  const [{ data }] = useQuery({
    query: Targets,
    variables: { text: asked },
    pause: asked.length < 2 || isAddress(asked),
  });
  const found = asked.length < 2 || isAddress(asked) ? [] : (data?.search.edges ?? []);
  return (
    <Dialog title="Link to" onClose={onClose}>
      <TextField label="A word of a title, or an address" value={text} onChange={setText} autoFocus />
      <div className={styles.choices}>
        {found.map(({ node: { title, document } }) => (
          <Button
            key={document.id}
            look="quiet"
            onPress={() =>
              onPick({
                href: `/${document.kind === 'GUIDE' ? 'guides' : 'assessments'}/${document.key}`,
                text: selected || title.text,
              })
            }
          >
            {title.text} <span className={styles.soft}>{document.kind.toLowerCase()}</span>
          </Button>
        ))}
        {asked.length >= 2 && !isAddress(asked) && data?.search.edges.length === 0 && <p>No title has these words.</p>}
      </div>
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          isDisabled={!isAddress(asked)}
          onPress={() => onPick({ href: asked, text: selected || asked })}
        >
          Link to this address
        </Button>
      </DialogActions>
    </Dialog>
  );
}
