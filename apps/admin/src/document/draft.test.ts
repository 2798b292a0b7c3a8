import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraft, type KeptEdits, type SaveAnswer } from './draft.ts';

const first = { revision: 1, content: { slug: 'a', title: { en: 'One' }, summary: { en: 'Two' } } };
const titled = (title: string, summary = 'Two') => ({ slug: 'a', title: { en: title }, summary: { en: summary } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A draft whose saves are answered one after the other by what is given. */
function aDraft(answers: (SaveAnswer | Promise<SaveAnswer>)[], kept: KeptEdits | null = null) {
  const sent: { basedOn: number; content: unknown }[] = [];
  const left: { edits: KeptEdits | null } = { edits: kept };
  const draft = createDraft({
    saved: first,
    kept,
    save: async (basedOn, content) => {
      sent.push({ basedOn, content });
      return answers.shift() ?? { kind: 'saved', revision: basedOn + 1, content };
    },
    keep: (edits) => {
      left.edits = edits;
    },
  });
  return { draft, sent, left };
}

describe('a document under edit', () => {
  it('is kept in the browser at once and sent when typing pauses, as one save', async () => {
    const { draft, sent, left } = aDraft([]);
    draft.change(titled('On'), 'title');
    draft.change(titled('Once'), 'title');
    expect(left.edits?.content).toEqual(titled('Once'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent).toEqual([{ basedOn: 1, content: titled('Once') }]);
    expect(draft.getSnapshot()).toMatchObject({ state: 'saved', revision: 2 });
    expect(left.edits).toBeNull();
  });

  it('is the very same content once it is saved, so that nothing is drawn anew', async () => {
    const written = titled('Once');
    const { draft } = aDraft([{ kind: 'saved', revision: 2, content: structuredClone(written) }]);
    draft.change(written);
    await vi.advanceTimersByTimeAsync(1000);
    expect(draft.getSnapshot()).toMatchObject({ state: 'saved', revision: 2 });
    expect(draft.getSnapshot().content).toBe(written);
  });

  it('is new only where others changed it', async () => {
    const written = titled('Once');
    const { draft } = aDraft([{ kind: 'saved', revision: 3, content: titled('Once', 'By somebody else') }]);
    draft.change(written);
    await vi.advanceTimersByTimeAsync(1000);
    const { content } = draft.getSnapshot();
    expect(content).toEqual(titled('Once', 'By somebody else'));
    expect(content.title).toBe(written.title);
  });

  it('stays in the browser while the server is away, and arrives when it is back', async () => {
    const { draft, sent, left } = aDraft([{ kind: 'unreachable' }, { kind: 'unreachable' }]);
    draft.change(titled('Offline'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(draft.getSnapshot().state).toBe('unreachable');
    expect(left.edits?.content).toEqual(titled('Offline'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(3);
    expect(draft.getSnapshot().state).toBe('saved');
  });

  it('sends what an earlier visit left behind, based on what that visit saw', async () => {
    const { sent } = aDraft([], { basedOn: { revision: 1, content: first.content }, content: titled('Left behind') });
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([{ basedOn: 1, content: titled('Left behind') }]);
  });

  it('takes what others saved, keeps what was typed meanwhile, and undoes only its own', async () => {
    let answer: (answer: SaveAnswer) => void = () => {};
    const { draft, sent } = aDraft([new Promise<SaveAnswer>((resolve) => (answer = resolve))]);
    draft.change(titled('Mine'));
    await vi.advanceTimersByTimeAsync(1000);
    draft.change(titled('Mine and more'));
    answer({ kind: 'saved', revision: 3, content: titled('Mine', 'Theirs') });
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent.at(-1)).toEqual({ basedOn: 3, content: titled('Mine and more', 'Theirs') });
    draft.undo();
    draft.undo();
    expect(draft.getSnapshot().content).toEqual(titled('One', 'Theirs'));
    draft.redo();
    expect(draft.getSnapshot().content).toEqual(titled('Mine', 'Theirs'));
  });

  it('holds saving during a conflict, and sends what was decided on top of theirs', async () => {
    const conflicts = [{ path: ['title', 'en'], base: 'One', theirs: 'Theirs', mine: 'Mine' }];
    const theirs = titled('Theirs', 'Theirs too');
    const { draft, sent } = aDraft([{ kind: 'conflict', revision: 5, author: 'Ben', theirs, conflicts }]);
    draft.change(titled('Mine'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(draft.getSnapshot()).toMatchObject({ state: 'conflict', conflict: { author: 'Ben', conflicts } });
    await draft.flush();
    expect(sent).toHaveLength(1);

    await draft.resolve([{ path: ['title', 'en'], take: 'mine' }]);
    expect(sent.at(-1)).toEqual({ basedOn: 5, content: titled('Mine', 'Theirs too') });
    expect(draft.getSnapshot()).toMatchObject({ state: 'saved', revision: 6, conflict: null });
  });

  it('says why a save was refused, and saves the mended draft', async () => {
    const refused: SaveAnswer = {
      kind: 'refused',
      message: 'No.',
      problems: [{ path: ['title'], message: 'Too long.' }],
    };
    const { draft } = aDraft([refused]);
    draft.change(titled('Bad'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(draft.getSnapshot()).toMatchObject({ state: 'refused', refusal: { message: 'No.' } });
    draft.change(titled('Good'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(draft.getSnapshot()).toMatchObject({ state: 'saved', refusal: null });
  });

  it('shows what others saved while nothing is unsaved here', () => {
    const { draft } = aDraft([]);
    draft.receive({ revision: 4, content: titled('Theirs') });
    expect(draft.getSnapshot()).toMatchObject({ content: titled('Theirs'), revision: 4, state: 'saved' });
  });
});
