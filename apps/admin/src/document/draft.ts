import { isSame } from '@yardstick/domain/content/is-same.ts';
import type { JsonContent } from '@yardstick/domain/revising/content-path.ts';
import { type MergeConflict, mergeRevisions, type Take } from '@yardstick/domain/revising/merge-revisions.ts';
import { resolveConflicts } from '@yardstick/domain/revising/resolve-conflicts.ts';
import { shareUnchanged } from '../ui/share-unchanged.ts';

export interface SavedContent {
  revision: number;
  content: JsonContent;
}

/** What the server said of a save. */
export type SaveAnswer =
  | ({ kind: 'saved' } & SavedContent)
  | { kind: 'conflict'; revision: number; author: string; theirs: JsonContent; conflicts: MergeConflict[] }
  | { kind: 'refused'; message: string; problems: readonly { path: readonly string[]; message: string }[] }
  | { kind: 'unreachable' }
  | { kind: 'signed-out' };

/** What lies in this browser until the server has it. */
export interface KeptEdits {
  basedOn: SavedContent;
  content: JsonContent;
}

type DraftState = 'saved' | 'unsaved' | 'saving' | 'unreachable' | 'signed-out' | 'refused' | 'conflict';

export interface DraftConflict {
  base: JsonContent;
  theirs: JsonContent;
  revision: number;
  author: string;
  conflicts: MergeConflict[];
}

export interface DraftSnapshot {
  content: JsonContent;
  /** number of the revision that the content is based on */
  revision: number;
  state: DraftState;
  canUndo: boolean;
  canRedo: boolean;
  conflict: DraftConflict | null;
  refusal: Extract<SaveAnswer, { kind: 'refused' }> | null;
}

interface DraftOptions {
  saved: SavedContent;
  kept: KeptEdits | null;
  save: (basedOn: number, content: JsonContent) => Promise<SaveAnswer>;
  /** null: everything is with the server */
  keep: (edits: KeptEdits | null) => void;
  delayMs?: number;
  retryMs?: number;
}

const groupMs = 1000;
const longestHistory = 200;

export type Draft = ReturnType<typeof createDraft>;

/**
 * A document under edit: keeps every change in the browser at once, sends it a moment later, one save at a time, merges
 * what others saved meanwhile, and undoes. A save that did not arrive is sent again until it does.
 */
export function createDraft({ saved, kept, save, keep, delayMs = 700, retryMs = 4000 }: DraftOptions) {
  const listeners = new Set<() => void>();
  let base = kept?.basedOn ?? saved;
  let content = kept?.content ?? saved.content;
  let past: JsonContent[] = [];
  let future: JsonContent[] = [];
  let lastChange = { group: '', at: 0 };
  let state: DraftState = kept ? 'unsaved' : 'saved';
  let conflict: DraftConflict | null = null;
  let refusal: DraftSnapshot['refusal'] = null;
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let snapshot = takeSnapshot();

  function takeSnapshot(): DraftSnapshot {
    const canUndo = past.length > 0;
    return { content, revision: base.revision, state, canUndo, canRedo: future.length > 0, conflict, refusal };
  }

  function announce() {
    snapshot = takeSnapshot();
    for (const listener of listeners) listener();
  }

  function schedule(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  }

  function putContent(next: JsonContent) {
    content = next;
    keep({ basedOn: base, content });
    if (conflict) return announce();
    state = isSending ? 'saving' : 'unsaved';
    announce();
    schedule(delayMs);
  }

  /** Content in terms of what the server has now; null where the two contradict each other. */
  function carryOver(from: JsonContent, to: JsonContent, mine: JsonContent): JsonContent | null {
    if (mine === from) return to;
    if (to === from) return mine;
    const merged = mergeRevisions({ base: from, theirs: to, mine });
    return merged.kind === 'merged' ? merged.content : null;
  }

  /** The server has `to` where we had `from`: edits since, and every step of undo, are put on top of it. */
  function rebase(from: JsonContent, { revision, content: theirs }: SavedContent, author: string) {
    const to = { revision, content: shareUnchanged(from, theirs) };
    const mine = carryOver(from, to.content, content);
    if (to.content !== from) {
      const carried = (steps: JsonContent[]) =>
        steps.map((step) => carryOver(from, to.content, step)).filter((step) => step !== null);
      past = carried(past);
      future = carried(future);
    }
    if (mine) {
      base = to;
      content = mine;
      return;
    }
    const merged = mergeRevisions({ base: from, theirs: to.content, mine: content });
    const conflicts = merged.kind === 'conflict' ? merged.conflicts : [];
    conflict = { base: from, theirs: to.content, revision: to.revision, author, conflicts };
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (isSending || conflict) return;
    if (isSame(content, base.content)) {
      state = 'saved';
      refusal = null;
      keep(null);
      return announce();
    }
    isSending = true;
    state = 'saving';
    announce();
    const sent = content;
    const answer = await save(base.revision, sent);
    isSending = false;
    take(answer, sent);
    announce();
  }

  function take(answer: SaveAnswer, sent: JsonContent) {
    refusal = null;
    switch (answer.kind) {
      case 'saved':
        rebase(sent, { revision: answer.revision, content: answer.content }, 'somebody else');
        state = conflict ? 'conflict' : 'unsaved';
        if (!conflict) return isSame(content, base.content) ? settleDown() : schedule(delayMs);
        return;
      case 'conflict':
        conflict = { base: base.content, ...answer };
        state = 'conflict';
        return;
      case 'refused':
        refusal = answer;
        state = 'refused';
        return;
      default:
        state = answer.kind;
        schedule(retryMs);
    }
  }

  function settleDown() {
    state = 'saved';
    keep(null);
  }

  if (kept) schedule(0);

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => snapshot,

    /** Changes of one group that follow each other closely are one step of undo. */
    change(next: JsonContent, group = '') {
      if (next === content) return;
      const at = Date.now();
      const isContinued = group !== '' && group === lastChange.group && at - lastChange.at < groupMs;
      if (!isContinued) past = [...past.slice(1 - longestHistory), content];
      lastChange = { group, at };
      future = [];
      putContent(next);
    },

    undo() {
      const previous = past.at(-1);
      if (!previous) return;
      past = past.slice(0, -1);
      future = [...future, content];
      lastChange = { group: '', at: 0 };
      putContent(previous);
    },

    redo() {
      const next = future.at(-1);
      if (!next) return;
      future = future.slice(0, -1);
      past = [...past, content];
      lastChange = { group: '', at: 0 };
      putContent(next);
    },

    /** Sends what is not sent yet, at once. */
    flush,

    /** What somebody else saved, as it was noticed; edits of one's own meet it with the next save. */
    receive(newer: SavedContent) {
      if (newer.revision <= base.revision || state !== 'saved') return;
      rebase(content, newer, 'somebody else');
      announce();
    },

    /** Ends the conflict; every conflict must be settled. */
    resolve(resolutions: ReadonlyArray<{ path: readonly string[]; take: Take }>): Promise<void> | undefined {
      if (!conflict) return;
      const merged = resolveConflicts({ base: conflict.base, theirs: conflict.theirs, mine: content, resolutions });
      if (merged.kind === 'conflict') return;
      past = [...past, content];
      base = { revision: conflict.revision, content: conflict.theirs };
      conflict = null;
      putContent(merged.content);
      return flush();
    },
  };
}
