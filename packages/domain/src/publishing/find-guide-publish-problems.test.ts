import { describe, expect, it } from 'vitest';
import type { Bundle } from '../content/bundle.ts';
import type { Framework } from '../content/framework.ts';
import type { Guide } from '../content/guide.ts';
import { findGuidePublishProblems } from './find-guide-publish-problems.ts';

const hive: Guide = {
  slug: 'first-hive',
  title: { en: 'Your first hive' },
  summary: { en: 'What to buy.' },
  competencies: [],
  assessments: [],
  related: [],
  body: { en: '## Where to put it\n\nIn the sun.' },
};
const honey: Guide = { ...hive, slug: 'honey', body: { en: '## Harvest\n\nIn July.' } };

const problemsOf = (guide: Partial<Guide>) =>
  findGuidePublishProblems({
    bundle: bundleOf([{ ...hive, ...guide }, honey]),
    guide: 'first-hive',
    published: { guides: new Set(['honey']), assessments: new Set(['bee-check']) },
  }).map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);

const body = (markdown: string): Partial<Guide> => ({ body: { en: markdown } });

const germanLinks = [
  'error broken-link body.de',
  'warning translation-missing title.de',
  'warning translation-missing summary.de',
];
const bees: Framework = {
  slug: 'bees',
  name: { en: 'Bees' },
  competencies: [{ key: 'colony', name: { en: 'Colony' }, children: [{ key: 'swarming', name: { en: 'Swarming' } }] }],
};

type Case = [name: string, guide: Partial<Guide>, ...expected: string[]];
const cases: Case[] = [
  ['nothing in a whole guide', {}],
  ['an empty title', { title: { en: ' ' } }, 'error text-missing title.en'],
  [
    'a text that exists in a translation only',
    { summary: { de: 'Was zu kaufen ist.' } },
    'error text-missing summary.en',
    'warning translation-missing title.de',
    'warning translation-missing body.de',
  ],
  ['nothing in a translation that nobody began', { title: { en: 'Your first hive' } }],
  ['a link to a guide that is not published', body('[Wax](/guides/wax)'), 'error broken-link body.en'],
  [
    'nothing in links to what is published, to itself and elsewhere',
    body(
      '## Sun\n\n[Honey](/guides/honey) [here](#sun) [me](/guides/first-hive#sun) [check](/assessments/bee-check?from=guide) [out](https://example.org/guides/wax)',
    ),
  ],
  ['a link to an assessment that is not published', body('[Check](/assessments/wasps)'), 'error broken-link body.en'],
  [
    'an anchor that no heading has, here or there',
    body('## Sun\n\n[a](#sum) [b](/guides/honey#harvets)'),
    'warning broken-anchor body.en',
    'warning broken-anchor body.en',
  ],
  ['nothing in links inside code', body('`[Wax](/guides/wax)`')],
  ['an image without alternative text', body('![](https://example.org/hive.png)'), 'error image-without-text body.en'],
  [
    'images without text in HTML and by reference, but not in code',
    body('<img src="/hive.png">\n\n![][hive]\n\n`![](/a.png)` <img alt="" src="/line.png">\n\n[hive]: /hive.png'),
    'error image-without-text body.en',
    'error image-without-text body.en',
  ],
  ['a link to a Markdown file', body('[Honey](honey.md)'), 'error link-to-file body.en'],
  ['a translation’s own broken links', { body: { en: 'A', de: '[Wachs](/guides/wax)' } }, ...germanLinks],
  ['itself among its neighbours', { related: ['first-hive'] }, 'warning related-to-itself related.0'],
  [
    'competencies that no framework has',
    { competencies: ['bees/swarming', 'bees/swarmimg', 'wasps/swarming'] },
    'error unknown-competency competencies.1',
    'error unknown-competency competencies.2',
  ],
  ['nothing in an image that says what it shows', body('![A hive](https://example.org/hive.png)')],
  ['a first-level heading', body('# Sun\n\nMore'), 'warning first-level-heading body.en'],
  [
    'neighbours that are not published',
    { related: ['honey', 'wax'], assessments: ['wasps'] },
    'warning neighbour-unpublished related.1',
    'warning neighbour-unpublished assessments.0',
  ],
];

describe('publishing a guide', () => {
  it.each(cases)('finds %s', (_name, guide, ...expected) => {
    expect(problemsOf(guide)).toEqual(expected);
  });

  it.each([
    ['/guides/hony', 'leads to no guide that is published', 'did you mean "/guides/honey"?'],
    ['/guides/hone', 'leads to no guide that is published', 'publish it as well, or remove the link'],
    ['/guides/wasps', 'leads to no guide that is published', 'publish the guide, or remove the link'],
  ])('says of the link %s what is wrong and what to do', (target, message, mend) => {
    const draft = { ...honey, slug: 'hone' };
    const [problem] = findGuidePublishProblems({
      bundle: bundleOf([{ ...hive, ...body(`[Honey](${target})`) }, draft]),
      guide: 'first-hive',
      published: { guides: new Set(['honey']), assessments: new Set() },
    });

    expect(problem).toMatchObject({
      document: { kind: 'guide', key: 'first-hive' },
      message: `the link "${target}" ${message}`,
      mend,
    });
  });

  it('is not asked of a guide that is not there', () => {
    const published = { guides: new Set<string>(), assessments: new Set<string>() };

    expect(() => findGuidePublishProblems({ bundle: bundleOf([hive]), guide: 'wasps', published })).toThrow('wasps');
  });
});

function bundleOf(guides: Guide[]): Bundle {
  return {
    defaultLocale: 'en',
    locales: ['en', 'de'],
    guides,
    frameworks: [bees],
    banks: [],
    questions: [],
    assessments: [],
  };
}
