import type { Client } from 'urql';
import { forgetKept } from '../ui/use-kept.ts';
import { createDraft, type Draft, type KeptEdits, type SavedContent } from './draft.ts';
import { saveContent } from './save-content.ts';

const prefix = 'yardstick-edits:';

// Drafts outlive the screens that show them, so that leaving a screen never loses what is still on its way.
const drafts = new Map<string, Draft>();

/** The draft of a document; one for all screens. */
export function openDraft(client: Client, id: string, saved: SavedContent): Draft {
  const open = drafts.get(id);
  if (open) {
    open.receive(saved);
    return open;
  }
  const draft = createDraft({
    saved,
    kept: readKept(id),
    save: (basedOn, content) => saveContent(client, { id, basedOn, content }),
    keep: (edits) => keepEdits(id, edits),
  });
  drafts.set(id, draft);
  return draft;
}

/** Whether anything is not with the server yet. */
export const hasUnsavedEdits = () => [...drafts.values()].some((draft) => draft.getSnapshot().state !== 'saved');

/** Documents whose edits have not reached the server, and whether somebody has to decide a conflict first. */
export function waitingEdits(): { id: string; isConflict: boolean }[] {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  return kept.map((key) => {
    const id = key.slice(prefix.length);
    return { id, isConflict: drafts.get(id)?.getSnapshot().state === 'conflict' };
  });
}

/** Sends everything that waits: when the network is back, or somebody has signed in again. */
export function sendWaitingEdits(): void {
  for (const draft of drafts.values()) void draft.flush();
}

/** Leaves nothing of anybody's work in this browser. */
export function forgetEdits(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  forgetKept();
}

function readKept(id: string): KeptEdits | null {
  const text = localStorage.getItem(prefix + id);
  return text ? (JSON.parse(text) as KeptEdits) : null;
}

function keepEdits(id: string, edits: KeptEdits | null): void {
  try {
    if (!edits) localStorage.removeItem(prefix + id);
    else localStorage.setItem(prefix + id, JSON.stringify(edits));
  } catch {
    // A full store must not stop anybody from writing: the server gets the edits a moment later.
  }
}

window.addEventListener('online', sendWaitingEdits);
window.addEventListener('beforeunload', (event) => {
  if (hasUnsavedEdits()) event.preventDefault();
});
