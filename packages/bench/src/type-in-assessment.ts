import { startTestServer } from '@yardstick/api/testing/start-test-server.ts';
import { findBrowser, launchBrowser } from '@yardstick/browser-testing/find-browser.ts';

// How long a key takes from the press to the next painted frame, in the title of an assessment of 300 questions, beside
// a bare text field in the same browser; then how long moving a question by keys takes, and the frames while it scrolls: pnpm --filter @yardstick/bench exec node src/type-in-assessment.ts

const questionCount = 300;
const keyCount = 120;
const moveCount = 20;
const scrollSteps = 60;
const password = 'a password of some length';

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
  await page.setContent('<input aria-label="Title">');
  const bare = await measure();
  await page.goto(`${server.url}/studio/assessments/large`);
  await page.getByText('Question 299 of many').waitFor();
  const inAssessment = await measure();
  const text = await page.getByLabel('Title', { exact: true }).inputValue();
  const dropped = keyCount - (text.length - 'Large'.length);
  report('bare text field', bare);
  report(`title of ${questionCount} questions`, inAssessment);
  const handle = page.getByRole('button', { name: /^Move Question 0 / });
  await handle.focus();
  const moved = await measureKeys('Alt+ArrowDown', moveCount);
  report(`moving one of ${questionCount} questions`, moved);
  report(`frames while ${questionCount} questions scroll`, await measureScrolling());
  write(`ratio of p95: ${(at(inAssessment, 0.95) / at(bare, 0.95)).toFixed(2)}; dropped keystrokes: ${dropped}`);

  async function measure(): Promise<number[]> {
    await page.getByLabel('Title', { exact: true }).focus();
    await page.keyboard.press('End');
    return measureKeys('a', keyCount);
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

  async function measureKeys(pressed: string, count: number): Promise<number[]> {
    await page.evaluate(() => {
      const times: number[] = [];
      Object.assign(window, { times });
      window.addEventListener(
        'keydown',
        ({ key }) => {
          if (key === 'Alt') return;
          const pressed = performance.now();
          // The frame after the next is the first that surely shows what the key did.
          requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - pressed)));
        },
        { capture: true },
      );
    });
    for (let key = 0; key < count; key += 1) await page.keyboard.press(pressed, { delay: 20 });
    await page.waitForTimeout(300);
    return page.evaluate(() => (window as unknown as { times: number[] }).times);
  }
} finally {
  await browser.close();
  await server.close();
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function report(what: string, times: readonly number[]) {
  write(
    `${what}: p50 ${at(times, 0.5).toFixed(1)} ms, p95 ${at(times, 0.95).toFixed(1)} ms, worst ${at(times, 1).toFixed(1)} ms`,
  );
}

function write(line: string) {
  process.stdout.write(`${line}\n`);
}
