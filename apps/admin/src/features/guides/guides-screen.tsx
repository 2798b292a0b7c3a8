import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { DocumentStateChip, documentStates } from '../../document/document-state.tsx';
import { keyFrom, useNewDocument } from '../../document/new-document.ts';
import rowStyles from '../../document/panels.module.css';
import { graphql } from '../../generated/gql.ts';
import type { DocumentState } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { CountFound } from '../../ui/count-found.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { countOf } from '../../ui/format.ts';
import styles from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { MoreRows } from '../../ui/more-rows.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Empty, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { useSettled } from '../../ui/use-settled.ts';

const Guides = graphql(`
  query GuidesScreen($filter: GuideFilter, $after: String) {
    guides(filter: $filter, first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id key title state wordCount locales updatedBy updatedAt } }
    }
  }
`);
const Viewer = graphql(`
  query GuidesScreen_Viewer { viewer { abilities { name } } }
`);
const any = 'any';

/** All guides. */
export function GuidesScreen() {
  const heading = useScreen<HTMLHeadingElement>('Guides');
  const search = useSearch({ from: '/studio/guides' });
  const navigate = useNavigate();
  const text = useSettled(search.text ?? '').trim();
  const filter = {
    ...(text ? { text } : {}),
    ...(search.state ? { state: [search.state as DocumentState] } : {}),
  };
  const [{ data }] = useQuery({ query: Viewer });
  const canEdit = data?.viewer?.abilities.some(({ name }) => name === 'content:edit') ?? false;
  const pages = usePages(Guides, { filter }, (data) => data.guides);
  const go = (next: typeof search) => void navigate({ to: '/guides', search: next, replace: true });
  const { new: isNew, state: _, ...others } = search;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          Guides
        </h1>
        <CountFound pages={pages} />
        {canEdit && (
          <Button look="main" onPress={() => go({ ...search, new: true })}>
            New guide
          </Button>
        )}
      </header>
      <div className={styles.filters}>
        <TextField
          label="Words"
          type="search"
          hasNotes={false}
          value={search.text ?? ''}
          onChange={(text) => go({ ...search, text })}
        />
        <Select
          label="State"
          choices={[{ id: any, label: 'All' }, ...documentStates]}
          value={search.state ?? any}
          onChange={(id) => go(id === any ? others : { ...others, state: id })}
        />
      </div>
      {pages.state === 'loading' && <Loading what="the guides" />}
      {pages.state === 'empty' && (
        <Empty title="No guide is like this">
          <p>{canEdit ? 'Take a filter away, or write a new one.' : 'Take a filter away.'}</p>
        </Empty>
      )}
      <ul className={rowStyles.rows}>
        {pages.items.map((guide) => (
          <li key={guide.id}>
            <Link to="/guides/$slug" params={{ slug: guide.key }} className={rowStyles.grow}>
              {guide.title}
            </Link>
            <span className={rowStyles.soft}>
              {countOf(guide.wordCount, 'word')} · {guide.locales.join(', ')}
            </span>
            <DocumentStateChip state={guide.state} />
            <span className={rowStyles.soft}>
              {guide.updatedBy}, <Moment at={guide.updatedAt} />
            </span>
          </li>
        ))}
      </ul>
      <MoreRows pages={pages} what="The guides" label="More" />
      {isNew && canEdit && (
        <NewGuide onClose={() => go({ ...others, ...(search.state ? { state: search.state } : {}) })} />
      )}
    </div>
  );
}

function NewGuide({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const guide = useNewDocument('GUIDE');
  const slug = key ?? keyFrom(title);
  const begin = () =>
    guide.begin({
      slug,
      title: { [guide.locale]: title },
      summary: { [guide.locale]: '' },
      competencies: [],
      assessments: [],
      related: [],
      body: { [guide.locale]: '' },
    });
  return (
    <Dialog title="New guide" onClose={onClose}>
      <TextField label="Title" value={title} onChange={setTitle} autoFocus isRequired />
      <TextField label="Key" value={slug} onChange={setKey} hint="Its address for good." />
      {guide.problem && <Notice kind="problem">{guide.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button
          look="main"
          onPress={() => void begin()}
          isRunning={guide.isRunning}
          isDisabled={title.trim() === '' || slug === ''}
        >
          Begin
        </Button>
      </DialogActions>
    </Dialog>
  );
}
