import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { JsonContent } from '@yardstick/domain/revising/content-path.ts';
import { Languages, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useClient, useQuery } from 'urql';
import type { ContentKind, DocumentScreenQuery } from '../generated/graphql.ts';
import { ActionMenu } from '../ui/action-menu.tsx';
import { useCommands } from '../ui/commands.ts';
import { IconButton } from '../ui/icon-button.tsx';
import listStyles from '../ui/list-page.module.css';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { useExpected } from '../ui/use-expected.ts';
import { useLasting } from '../ui/use-lasting.ts';
import { useScreen } from '../ui/use-screen.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { ConflictView } from './conflict-view.tsx';
import { DocumentActions } from './document-actions.tsx';
import { commonTabs, DocumentFrame } from './document-frame.tsx';
import { documentPath, listPath } from './document-path.ts';
import { DocumentQuery, type ShownDocument } from './document-query.ts';
import { DocumentStateChip } from './document-state.tsx';
import type { Editor } from './editor.ts';
import { HistoryPanel } from './history-panel.tsx';
import { openDraft } from './open-drafts.ts';
import { SaveState } from './save-state.tsx';
import { useNamedField } from './use-named-field.ts';
import { UsesPanel } from './uses-panel.tsx';

interface View<Content> {
  id: string;
  label: string;
  /** what takes it to be of use; left out: whoever may read the document */
  ability?: string;
  render: (editor: Editor<Content>) => ReactNode;
}

interface Props<Content> {
  kind: ContentKind;
  documentKey: string;
  /** the first is shown when the address names none */
  views: readonly View<Content>[];
  view: string | undefined;
  /** what else is worth seeing before publishing */
  beforePublishing?: (editor: Editor<Content>) => ReactNode;
}

// What it may hold one day, and what must show here at once then.
const ofDocuments = { additionalTypenames: ['Publication', 'Comment', 'Review'] };
const names: Record<ContentKind, string> = {
  QUESTION: 'Question',
  ASSESSMENT: 'Assessment',
  GUIDE: 'Guide',
  FRAMEWORK: 'Framework',
  BANK: 'Question bank',
};
const newerEveryMs = 15_000;

/** One document: its editing views with undo and saving, and what every document has: changes, history, uses, remarks. */
export function DocumentScreen<Content>(props: Props<Content>) {
  return <FoundDocument key={`${props.kind} ${props.documentKey}`} {...props} />;
}

function FoundDocument<Content>({ kind, documentKey, views, view, beforePublishing }: Props<Content>) {
  const [{ data: newest, error }, reload] = useQuery({
    query: DocumentQuery,
    variables: { kind, key: documentKey },
    requestPolicy: 'cache-and-network',
    context: ofDocuments,
  });
  const data = useExpected(useLasting(newest));
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && reload({ requestPolicy: 'network-only' });
    const timer = setInterval(look, newerEveryMs);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, [reload]);
  const shownView = view ?? views[0]?.id ?? '';
  if (!data)
    return (
      <DocumentFrame
        kind={kind}
        documentKey={documentKey}
        title={<span className="late">{names[kind]}</span>}
        facts={<code>{documentKey}</code>}
        tabs={[...views, ...commonTabs()]}
        view={shownView}
      >
        {error ? <Failed what="The document" retry={reload} /> : <Loading what="the document" />}
      </DocumentFrame>
    );
  if (!data.document)
    return (
      <div className={listStyles.page}>
        <h1>{names[kind]}</h1>
        <Empty title="There is no such document">
          <p>It may have been deleted.</p>
          <Link {...listPath[kind]}>Back to the list</Link>
        </Empty>
      </div>
    );
  const abilities = new Set(data.viewer?.abilities.map(({ name }) => name));
  return (
    <OpenDocument
      key={data.document.id}
      shown={data.document}
      views={views.filter(({ ability }) => ability === undefined || abilities.has(ability))}
      view={shownView}
      settings={data.settings}
      canEdit={abilities.has('content:edit')}
      canPublish={abilities.has('content:publish')}
      beforePublishing={beforePublishing}
    />
  );
}

interface OpenProps<Content> {
  shown: ShownDocument;
  views: readonly View<Content>[];
  view: string;
  settings: DocumentScreenQuery['settings'];
  canEdit: boolean;
  canPublish: boolean;
  beforePublishing: Props<Content>['beforePublishing'];
}

function OpenDocument<Content>(props: OpenProps<Content>) {
  const { shown, views, view, settings, canEdit, canPublish, beforePublishing } = props;
  const client = useClient();
  const navigate = useNavigate();
  const saved = useMemo(
    () => ({ revision: shown.revision, content: shown.content as JsonContent }),
    [shown.revision, shown.content],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: one draft a document; newer content goes to it below
  const draft = useMemo(() => openDraft(client, shown.id, saved), [client, shown.id]);
  useEffect(() => draft.receive(saved), [draft, saved]);
  useEffect(() => () => void draft.flush(), [draft]);
  const snapshot = useSyncExternalStore(draft.subscribe, draft.getSnapshot);
  const [beside, setBeside] = useState<string | null>(null);
  const [isConflictOpen, setConflictOpen] = useState(true);
  const title = titleOf(snapshot.content, settings.defaultLocale) || shown.title;
  const heading = useScreen<HTMLHeadingElement>(title);
  const isReadOnly = !canEdit || shown.trashedAt !== null;
  useNamedField();
  // What a link names may be a translation.
  const named = useLocation({ select: ({ hash }) => hash.split('.').at(-1) ?? '' });
  useEffect(() => {
    if (named !== settings.defaultLocale && settings.locales.includes(named)) setBeside(named);
  }, [named, settings]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey)) return;
      const key = event.key.toLowerCase();
      if (key === 's') void draft.flush();
      else if (isInOwnHistory(event.target)) return;
      else if (key === 'z') event.shiftKey ? draft.redo() : draft.undo();
      else if (key === 'y') draft.redo();
      else return;
      event.preventDefault();
    };
    // Before anybody else: lists and menus keep keys to themselves.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [draft]);

  const editor: Editor<Content> = {
    id: shown.id,
    documentKey: shown.key,
    title,
    content: snapshot.content as Content,
    revision: shown.revision,
    change: (next, group) => {
      if (!isReadOnly) draft.change(next as JsonContent, group);
    },
    isReadOnly,
    problems: shown.problems,
    locales: { main: settings.defaultLocale, beside },
  };
  const openRemarks = shown.comments.filter(({ resolvedAt }) => !resolvedAt).length;
  const tabs = [...views, ...commonTabs({ uses: shown.usedByCount, remarks: openRemarks })];
  const otherLocales = settings.locales.filter((locale) => locale !== settings.defaultLocale);
  useCommands([
    ...tabs.map(({ id, label }) => ({
      id: `view ${id}`,
      label: `Show ${label}`,
      run: () => void navigate(documentPath(shown.kind, shown.key, id)),
    })),
    ...(snapshot.canUndo ? [{ id: 'undo', label: 'Undo', keys: 'Ctrl Z', run: draft.undo }] : []),
    ...(snapshot.canRedo ? [{ id: 'redo', label: 'Redo', keys: 'Ctrl Shift Z', run: draft.redo }] : []),
    ...otherLocales.map((locale) => ({
      id: `beside ${locale}`,
      label: `Translate beside ${locale}`,
      run: () => setBeside(locale),
    })),
    ...(beside ? [{ id: 'beside', label: 'Hide the translation', run: () => setBeside(null) }] : []),
  ]);
  return (
    <DocumentFrame
      kind={shown.kind}
      documentKey={shown.key}
      heading={heading}
      title={title}
      tabs={tabs}
      view={view}
      facts={
        <>
          <DocumentStateChip state={shown.state} /> <code>{shown.key}</code>
          <SaveState
            snapshot={snapshot}
            updatedBy={shown.updatedBy}
            updatedAt={shown.updatedAt}
            retry={() => void draft.flush()}
            openConflict={() => setConflictOpen(true)}
          />
        </>
      }
      tools={
        <>
          {settings.locales.length > 1 && (
            <ActionMenu
              label="Translate side by side"
              icon={<Languages size={16} aria-hidden />}
              actions={[null, ...otherLocales].map((locale) => ({
                id: locale ?? 'none',
                label: locale ? `Beside: ${locale}` : `Only ${settings.defaultLocale}`,
                onAction: () => setBeside(locale),
              }))}
            />
          )}
          <IconButton label="Undo (Ctrl Z)" onPress={draft.undo} isDisabled={!snapshot.canUndo}>
            <Undo2 size={16} aria-hidden />
          </IconButton>
          <IconButton label="Redo (Ctrl Shift Z)" onPress={draft.redo} isDisabled={!snapshot.canRedo}>
            <Redo2 size={16} aria-hidden />
          </IconButton>
          <DocumentActions document={shown} canEdit={canEdit} canPublish={canPublish} />
        </>
      }
    >
      {views.find(({ id }) => id === view)?.render(editor)}
      {view === 'changes' && (
        <>
          {beforePublishing?.(editor)}
          <ChangesPanel shown={shown} isSaved={snapshot.state === 'saved'} />
        </>
      )}
      {view === 'history' && <HistoryPanel shown={shown} />}
      {view === 'uses' && <UsesPanel shown={shown} />}
      {view === 'remarks' && <CommentsPanel shown={shown} />}
      {snapshot.conflict && isConflictOpen && (
        <ConflictView
          conflict={snapshot.conflict}
          onClose={() => setConflictOpen(false)}
          onResolve={(resolutions) => void draft.resolve(resolutions)}
        />
      )}
    </DocumentFrame>
  );
}

// The Markdown editor undoes by itself, step by step.
const isInOwnHistory = (target: EventTarget | null) =>
  target instanceof Element && target.closest('.cm-editor') !== null;

function titleOf(content: JsonContent, locale: string): string {
  const text = content.title ?? content.prompt ?? content.name;
  return typeof text === 'object' && text !== null ? String((text as Record<string, string>)[locale] ?? '') : '';
}
