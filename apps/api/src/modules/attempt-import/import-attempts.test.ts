import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { cutConnectionBefore } from '../../testing/cut-connection.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { beginAct } from '../audit/record-act.ts';
import { foldAttempts } from '../insight/fold-attempts.ts';
import { foldInBackground } from '../insight/fold-in-background.ts';
import { recountCells } from '../insight/recount-cells.ts';
import { replayOutcomes } from '../result/replay-outcome.ts';
import { storedScoresSchema } from '../result/stored-scores.ts';
import { AlreadyImported, AttemptsRefused, ImportUnderWay } from './attempt-import.errors.ts';
import { importAttempts } from './import-attempts.ts';
import { personalityBundle, personalityCsv, referenceScores, writeTemporary } from './testing/personality.ts';
import { undoAttemptImport } from './undo-attempt-import.ts';

let api: ApiUnderTest;
const act = () => beginAct({ kind: 'person', id: null, name: 'Ada' });
const importText = async (text: string | Uint8Array, rest: { isDryRun?: boolean } = {}) =>
  importAttempts(api.database, {
    assessment: 'big-five',
    file: await writeTemporary(text),
    fileName: 'attempts.csv',
    act: act(),
    isDryRun: false,
    ...rest,
  });
const counts = async () => [await api.database.attempt.count(), await api.database.outcome.count()];

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-bundle-'));
  for (const [name, text] of Object.entries(personalityBundle)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  api = await startApi();
  await api.importFolder(folder);
});
afterAll(() => api.close());

describe('importing the answers of 2,800 people', () => {
  it('scores them as the reference tool does, marks them, and erases exactly them when undone', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    await respondent.submit();
    const before = await counts();

    const { importId, rows } = await importText(personalityCsv);

    expect(rows).toBe(2800);
    const attempts = await api.database.attempt.findMany({
      where: { importId },
      include: { outcomes: true },
      orderBy: { submittedAt: 'asc' },
    });
    expect(attempts).toHaveLength(2800);
    let compared = 0;
    attempts.forEach(({ outcomes, origin, tokenHash, locale }, row) => {
      expect([origin, tokenHash, locale, outcomes.map(({ reason }) => reason)]).toEqual([
        'import',
        null,
        'en',
        ['issued'],
      ]);
      for (const { competency, score, answered } of storedScoresSchema.parse(outcomes[0]?.scores).competencies) {
        const reference = referenceScores[row] ?? {};
        expect(answered).toBe(Number(reference[`${competency}.answered`]));
        if (score === null) continue;
        expect(score).toBeCloseTo(Number(reference[`${competency}.pomp_available`]), 10);
        compared++;
      }
    });
    expect(compared).toBe(13_982);
    const genders = Map.groupBy(attempts, ({ segments }) => Object.values(segments as object)[0]);
    // counted from the column `gender` of bfi.csv
    expect([...genders.values()].map(({ length }) => length).sort()).toEqual([1881, 919].sort());

    await undoAttemptImport(api.database, importId as string, act());

    expect(await counts()).toEqual(before);
    await expect(undoAttemptImport(api.database, importId as string, act())).rejects.toThrow('undone already');
  });

  it('issues outcomes that can be replayed to the last bit', async () => {
    const { importId } = await importText(personalityCsv.split('\n').slice(0, 40).join('\n'));

    let replayed = 0;
    for await (const { isSameInput, isSameOutcome } of replayOutcomes(api.database, null)) {
      expect([isSameInput, isSameOutcome]).toEqual([true, true]);
      replayed++;
    }

    expect(replayed).toBeGreaterThanOrEqual(39);
    await undoAttemptImport(api.database, importId as string, act());
  });
});

describe('the cells that analysts read', () => {
  it('count the attempts of an import, and none of them once it is undone', async () => {
    const fold = async () => {
      while ((await foldAttempts(api.database)) > 0);
    };
    const differences = async () => (await recountCells(api.database, { write: false })).different;
    await fold();
    const cells = await api.database.insightAnswerCell.count();
    const { importId } = await importText(personalityCsv.split('\n').slice(0, 300).join('\n'));
    expect(await api.database.$queryRaw`SELECT count(*)::int AS n FROM insight_change`).toEqual([{ n: 299 }]);
    // So many that a process of its own counts them.
    await foldInBackground(api);
    expect(await api.database.insightChange.count()).toBe(0);
    expect(await differences()).toEqual([]);

    await undoAttemptImport(api.database, importId as string, act());

    await fold();
    expect(await differences()).toEqual([]);
    expect(await api.database.insightAnswerCell.count()).toBe(cells);
  });
});

describe('nothing is counted twice', () => {
  it('refuses a file that was imported before, says how to go on, and takes it again once that is undone', async () => {
    const file = 'a1,a2\n1,2\n';
    const { importId } = await importText(file);
    const before = await counts();

    await expect(importText(file)).rejects.toThrow(
      `(import ${importId}). Nothing was imported. To bring it in anew, undo`,
    );
    await expect(importText(file, { isDryRun: true })).rejects.toThrow(AlreadyImported);
    expect(await counts()).toEqual(before);

    await undoAttemptImport(api.database, importId as string, act());
    expect((await importText(file)).rows).toBe(1);
  });

  it('imports one of two when the same file comes twice at once', async () => {
    const [attempts = 0] = await counts();
    const file = `a1\n${'3\n'.repeat(5000)}`;

    const results = await Promise.allSettled([importText(file), importText(file), importText(file)]);

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'fulfilled') continue;
      expect(result.reason instanceof ImportUnderWay || result.reason instanceof AlreadyImported).toBe(true);
    }
    expect((await counts())[0]).toBe(attempts + 5000);
  });
});

describe('all of a file or nothing', () => {
  it('leaves no attempt when the connection is cut before any statement, and can then import the file', async () => {
    const before = await counts();
    const file = `a1,a2\n${'4,5\n'.repeat(1100)}`;
    const path = await writeTemporary(file);
    const work = () =>
      importAttempts(api.database, { assessment: 'big-five', file: path, fileName: 'x', act: act(), isDryRun: false });

    let cut = 1;
    for (; await cutConnectionBefore(cut, work); cut++) {
      expect(await counts(), `cut before statement ${cut}`).toEqual(before);
      expect(await api.database.attemptImport.count({ where: { fileName: 'x', state: 'imported' } })).toBe(0);
    }

    // three batches of two statements, at the least
    expect(cut).toBeGreaterThan(6);
    expect((await counts())[0]).toBe((before[0] ?? 0) + 1100);
  });

  it('tells the first 50 problems, counts all, and keeps them in the history', async () => {
    const before = await counts();
    const file = `a1,a2\n${'3,4\n'.repeat(600)}${'9,\n'.repeat(60)}`;

    const refusal = await importText(file).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(AttemptsRefused);
    const { problems, problemCount } = refusal as AttemptsRefused;
    expect([problems.length, problemCount]).toEqual([50, 60]);
    expect(problems[0]).toEqual({
      row: 602,
      column: 'a1',
      message: '"9" is no option; it takes "o1" (1), "o2" (2), "o3" (3), "o4" (4), "o5" (5), "o6" (6)',
    });
    expect(await counts()).toEqual(before);
    const [kept] = await api.database.attemptImport.findMany({ orderBy: { startedAt: 'desc' }, take: 1 });
    expect(kept).toMatchObject({ state: 'refused', problemCount: 60, problems, rowsRead: 660 });
  });

  it('writes nothing in a dry run', async () => {
    const before = [...(await counts()), await api.database.attemptImport.count()];

    expect(await importText('a1\n1\n2\n', { isDryRun: true })).toMatchObject({ importId: null, rows: 2 });

    expect([...(await counts()), await api.database.attemptImport.count()]).toEqual(before);
  });
});

describe('a file that cannot be read', () => {
  const latin1 = Buffer.concat([Buffer.from('a1\n1\n'), Buffer.from([0xe4, 0x0a])]);
  it.each<[string, string | Uint8Array, number, RegExp]>([
    ['an empty file', '', 1, /empty/],
    ['a header alone', 'a1,a2\n', 1, /no row follows/],
    ['bytes that are not UTF-8', latin1, 3, /UTF-8/],
    ['UTF-16', Buffer.from('\ufeffa1\n1\n', 'utf16le'), 1, /it is UTF-16/],
    ['a quotation mark that never ends', 'a1,a2\n1,"2\n1,2\n', 2, /never ends/],
    ['a quotation mark within a cell', 'a1,a2\n1,2"3\n', 2, /within a cell/],
    ['a row with too many cells', 'a1,a2\n1,2,3\n', 2, /3 cells and the header 2/],
    ['semicolons', 'a1;a2\n1;2\n', 1, /semicolons/],
    ['a line without end', `a1\n${'1'.repeat(2_000_000)}`, 2, /more than 1000000 bytes/],
  ])('refuses %s', async (_what, content, row, message) => {
    const refusal = (await importText(content).catch((error: unknown) => error)) as AttemptsRefused;
    expect(refusal).toBeInstanceOf(AttemptsRefused);
    expect(refusal.problems[0]?.message).toMatch(message);
    expect(refusal.problems[0]?.row).toBe(row);
  });

  it('takes a byte order mark, Windows line ends, quoted cells and blank lines', async () => {
    expect(await importText('\ufeffa1,"a2"\r\n"1",2.0\r\n\r\no3,\r\n', { isDryRun: true })).toMatchObject({ rows: 2 });
  });
});
