import { useState } from 'react';
import { graphql } from '../generated/gql.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { MoreRows } from '../ui/more-rows.tsx';
import { TextField } from '../ui/text-field.tsx';
import { usePages } from '../ui/use-pages.ts';
import { useSettled } from '../ui/use-settled.ts';
import styles from './markdown-field.module.css';

const Targets = graphql(`
  query LinkPicker($text: String!, $after: String) {
    search(text: $text, kinds: [GUIDE, ASSESSMENT], first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
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

/** A guide or an assessment by its words, or any address. */
export function LinkPicker({ selected, onPick, onClose }: Props) {
  const [text, setText] = useState(selected);
  const given = text.trim();
  const asked = useSettled(given);
  const isSearch = asked.length >= 2 && !isAddress(asked);
  const pages = usePages(Targets, { text: asked }, (data) => data.search, { isPaused: !isSearch });
  const found = isSearch ? pages.items : [];
  return (
    <Dialog title="Link to" onClose={onClose}>
      <TextField label="A word of a title, or an address" value={text} onChange={setText} autoFocus />
      <div className={styles.found}>
        {found.map(({ title, document }) => (
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
            {title.text} <span className="soft">{document.kind.toLowerCase()}</span>
          </Button>
        ))}
        {isSearch && <MoreRows pages={pages} what="What has these words" label="More" />}
        {isSearch && !pages.isLoading && !pages.hasFailed && found.length === 0 && <p>Nothing has these words.</p>}
      </div>
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          isDisabled={!isAddress(given)}
          onPress={() => onPick({ href: given, text: selected || given })}
        >
          Link to this address
        </Button>
      </DialogActions>
    </Dialog>
  );
}
