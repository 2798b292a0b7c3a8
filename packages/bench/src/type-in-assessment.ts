import { startTestServer } from '@yardstick/api/testing/start-test-server.ts';
import { findBrowser, launchBrowser } from '@yardstick/browser-testing/find-browser.ts';

// How long it takes from a key, a wheel or a mouse to the next painted frame, in an assessment of 300 questions: typing its
// title, moving a question by keys, dragging one by the mouse, scrolling. Beside it a page that holds nothing but a text
// field and as many paragraphs, moved by the plainest script, in the same browser:
// pnpm --filter @yardstick/bench exec node src/type-in-assessment.ts

const questionCount = 300;
const keyCount = 120;
const moveCount = 90;
const dragCount = 24;
const placesPerDrag = 16;
const scrollSteps = 60;
/** A hand that has pressed takes this long to move, at the least. */
const handMs = 80;
const password = 'a password of some length';

const barePage = `
  <meta charset="utf-8">
  <input aria-label="Title">
  <div>${Array.from({ length: questionCount }, (_, number) => `<p data-entry data-key="cto-readiness/large-${number}" draggable="true" tabindex="0" style="margin: 0; height: 3rem; border-bottom: 1px solid">Question ${number} of many</p>`).join('')}</div>
  <script>
    let dragged;
    addEventListener('keydown', (event) => {
      const row = event.target;
      if (!event.altKey || !row.matches('p')) return;
      if (event.key === 'ArrowDown') row.nextSibling?.after(row);
      if (event.key === 'ArrowUp') row.previousSibling?.before(row);
      row.focus();
    });
    addEventListener('dragstart', ({ target }) => { dragged = target; });
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', ({ target }) => target.closest('p')?.before(dragged));
  </script>`;

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>['newPage']>>;
type Locator = ReturnType<Page['locator']>;

const server = await startTestServer();
const browser = await launchBrowser(await findBrowser());
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 850 } });
  await page.goto(server.setUpLink);
  await page.getByLabel('Your name').fill('Olga');
  await page.getByLabel('E-mail address').fill('olga@example.org');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();

  const ask = (query: string, variables: object) =>
    page.evaluate(
      async ([text, given]) => {
        const answer = await fetch('/studio/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: text, variables: given }),
        });
        return (await answer.json()) as unknown;
      },
      [query, variables] as const,
    );
  const create = (kind: string, content: object) =>
    ask('mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { __typename } }', {
      input: { kind, content },
    });
  for (let number = 0; number < questionCount; number += 1)
    await create('QUESTION', {
      key: `large-${number}`,
      bank: 'cto-readiness',
      position: 0,
      type: 'likert',
      competency: 'architecture',
      prompt: { en: `Question ${number} of many, about as long as questions are` },
      reversed: false,
      options: [1, 2, 3, 4, 5].map((value) => ({ key: `o${value}`, label: { en: `Option ${value}` }, value })),
    });
  const placements = Array.from({ length: questionCount }, (_, number) => ({
    question: `cto-readiness/large-${number}`,
    weight: 1,
    required: true,
  }));
  await create('ASSESSMENT', {
    slug: 'large',
    title: { en: 'Large' },
    summary: { en: 'Large' },
    introduction: { en: 'Large' },
    framework: 'engineering-leadership',
    competencies: [{ competency: 'technical-strategy', weight: 1 }],
    sections: [0, 1, 2, 3, 4, 5].map((part) => ({
      key: `part-${part}`,
      title: { en: `Part ${part}` },
      placements: placements.slice(part * 50, part * 50 + 50),
    })),
    segments: [],
    bands: [{ key: 'all', name: { en: 'All' }, text: { en: '' }, from: 0 }],
    roleProfiles: [],
    focusRules: [],
  });

  await page.goto('about:blank');
  await page.setContent(barePage);
  const bare = await measureAll((number) => page.locator(`[data-key$="-${number}"]`));
  await page.goto(`${server.url}/studio/assessments/large`);
  await page.getByText('Question 299 of many').waitFor();
  const studio = await measureAll((number) =>
    page.getByRole('button', { name: new RegExp(`^Move Question ${number} `) }),
  );
  const text = await page.getByLabel('Title', { exact: true }).inputValue();
  for (const [what, times] of Object.entries(studio)) {
    const floor = bare[what as keyof typeof bare];
    write(
      `${what}: ${told(times)}; bare page: ${told(floor)}; ratio of p95 ${(at(times, 0.95) / at(floor, 0.95)).toFixed(2)}`,
    );
  }
  write(`dropped keystrokes: ${keyCount - (text.length - 'Large'.length)}`);

  /** `handleOf` is where keys move a question. */
  async function measureAll(handleOf: (number: number) => Locator) {
    await page.getByLabel('Title', { exact: true }).focus();
    await page.keyboard.press('End');
    await watch();
    await pressKeys('a', keyCount);
    const typing = await timesOf('key');
    const { keys: movingByKeys } = await measureMoves(handleOf(10));
    const drags = await measureDrags();
    return { typing, 'moving by keys': movingByKeys, ...drags, 'frames while scrolling': await measureScrolling() };
  }

  async function measureMoves(handle: Locator) {
    // By the row, as the Tab key comes to it: a list takes the focus to its first row else.
    await handle.evaluate((element) => (element.closest('[data-entry]') as HTMLElement).focus());
    await handle.focus();
    await watch();
    const way = moveCount / 3;
    await pressKeys('Alt+ArrowDown', way);
    await pressKeys('Alt+ArrowUp', way);
    await pressKeys('Alt+ArrowDown', way);
    return { keys: await timesOf('move') };
  }

  /** Real mouse input: from each event of the drag to the next frame, and from the drop to the frame that shows it. */
  async function measureDrags() {
    await watch();
    for (let drag = 0; drag < dragCount; drag += 1) {
      // Every third is the last of its section, and goes into the next.
      const number = drag % 3 === 2 ? 149 - Math.floor(drag / 3) : 110 + drag;
      const row = page.locator('[data-entry]').filter({ hasText: `Question ${number} of` });
      await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const box = await row.boundingBox();
      if (!box) throw new Error(`question ${number} is not drawn`);
      const [x, y] = [box.x + 250, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.waitForTimeout(handMs);
      const way = drag % 3 === 2 ? 300 : drag % 2 ? -280 : 280;
      for (let place = 1; place <= placesPerDrag; place += 1) {
        await page.mouse.move(x, y + (way * place) / placesPerDrag);
        await page.waitForTimeout(20);
      }
      await page.mouse.up();
      await page.waitForTimeout(5 * handMs);
    }
    return {
      pressing: await timesOf('mousedown'),
      'beginning to drag': await timesOf('dragstart'),
      'dragging over': await timesOf('dragover'),
      dropping: await timesOf('drop'),
    };
  }

  async function measureScrolling(): Promise<number[]> {
    await page.mouse.move(600, 500);
    await page.evaluate(() => {
      const frames: number[] = [];
      Object.assign(window, { frames });
      let before = performance.now();
      const frame = () => {
        const now = performance.now();
        frames.push(now - before);
        before = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    for (let step = 0; step < scrollSteps; step += 1) await page.mouse.wheel(0, 240);
    return page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  }

  async function pressKeys(pressed: string, count: number) {
    for (let key = 0; key < count; key += 1) await page.keyboard.press(pressed, { delay: 20 });
    await page.waitForTimeout(300);
  }

  /** Notes from now on, by kind of input, how long it takes from the event to the paint: of what it did, where it moves a row. */
  async function watch() {
    await page.evaluate(() => {
      const noted: Record<string, number[]> = {};
      const isWatched = 'noted' in window;
      Object.assign(window, { noted });
      if (isWatched) return;
      const orderNow = () =>
        [...document.querySelectorAll<HTMLElement>('[data-entry]')].map(({ dataset }) => dataset.key).join();
      const note = (kind: string, since: number) => {
        const { noted } = window as unknown as { noted: Record<string, number[]> };
        // A task after the callbacks of a frame begins when that frame is painted.
        setTimeout(() => {
          noted[kind] ??= [];
          noted[kind].push(performance.now() - since);
        });
      };
      const onceMoved = (kind: string, since: number) => {
        const before = orderNow();
        const look = () => {
          if (orderNow() !== before) note(kind, since);
          else if (performance.now() - since < 1000) requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      };
      // A drag begins with a movement, and bears the time of the press before it.
      let movedAt = 0;
      window.addEventListener(
        'mousemove',
        ({ timeStamp }) => {
          movedAt = timeStamp;
        },
        { capture: true },
      );
      for (const kind of ['keydown', 'mousedown', 'dragstart', 'dragover', 'drop'])
        window.addEventListener(
          kind,
          (event) => {
            const key = event instanceof KeyboardEvent ? event.key : '';
            if (key === 'Alt') return;
            const since = kind === 'dragstart' ? movedAt : event.timeStamp;
            if (kind === 'drop') onceMoved('drop', since);
            else if (key.startsWith('Arrow')) onceMoved('move', since);
            else requestAnimationFrame(() => note(key ? 'key' : kind, since));
          },
          { capture: true },
        );
    });
  }

  async function timesOf(kind: string): Promise<number[]> {
    return page.evaluate(
      (asked) => (window as unknown as { noted: Record<string, number[]> }).noted[asked] ?? [],
      kind,
    );
  }
} finally {
  await browser.close();
  await server.close();
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function told(times: readonly number[]): string {
  return `p50 ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms, worst ${at(times, 1).toFixed(1)} ms of ${times.length}`;
}

function write(line: string) {
  process.stdout.write(`${line}\n`);
}
