import type { Product } from '@yardstick/browser-testing/open-product.ts';
import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Question } from '@yardstick/domain/content/question.ts';
import type { Page } from 'playwright-core';

/** Numbers between 0 and 1 that are the same in every run. */
function drawNumbers(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Wanted {
  count: number;
  /** the months that the attempts are spread over, such as '2026-01' */
  months: readonly string[];
  seed?: number;
}

/**
 * Attempts of made-up people as a CSV file. Each has one ability that shows in every answer, more of it in the first
 * options of the segments, and a few questions are skipped: there is something to see.
 */
export async function writeAttempts(
  page: Page,
  product: Product | { url: string },
  { count, months, seed = 1 }: Wanted,
): Promise<string> {
  const { assessment, questions } = await readContent(page, product.url);
  const draw = drawNumbers(seed);
  const columns = [
    'submitted_at',
    ...assessment.segments.map(({ key }) => `segment:${key}`),
    ...questions.map(({ key }) => key),
  ];
  const rows = Array.from({ length: count }, () => {
    const segments = assessment.segments.map(({ options }) => {
      // Early options are common, the last ones rare; some people say nothing.
      const place = Math.floor(draw() ** 2.5 * (options.length + 0.4));
      return { key: options[place]?.key ?? '', place };
    });
    const ability = (draw() + draw() + draw()) / 3 - 0.06 * (segments[0]?.place ?? 0) + 0.1;
    const answers = questions.map(({ options, reversed }) => {
      if (draw() < 0.03) return '';
      const ordered = [...options].sort((one, other) => ((one.value ?? 0) - (other.value ?? 0)) * (reversed ? -1 : 1));
      const place = Math.round((ability + (draw() - 0.5) * 0.9) * (ordered.length - 1));
      return ordered[Math.max(0, Math.min(ordered.length - 1, place))]?.key ?? '';
    });
    const day = String(1 + Math.floor(draw() * 28)).padStart(2, '0');
    const month = months[Math.floor(draw() * months.length)];
    return [`${month}-${day}T09:30:00Z`, ...segments.map(({ key }) => key), ...answers].join(',');
  });
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}

async function readContent(page: Page, url: string): Promise<{ assessment: Assessment; questions: Question[] }> {
  const response = await page.request.post(`${url}/studio/graphql`, {
    headers: { origin: url },
    data: {
      query: `{
        document(kind: ASSESSMENT, key: "cto-readiness") { content }
        questions(filter: { usedIn: ["cto-readiness"] }, first: 100) { edges { node { content } } }
      }`,
    },
  });
  const { data } = (await response.json()) as {
    data: { document: { content: Assessment }; questions: { edges: { node: { content: Question } }[] } };
  };
  return { assessment: data.document.content, questions: data.questions.edges.map(({ node }) => node.content) };
}
