import type { Bundle } from '../content/bundle.ts';
import type { Guide } from '../content/guide.ts';
import { findMarkdownLinks } from '../interchange/find-markdown-links.ts';
import { parseLink } from '../interchange/judge-link.ts';
import type { DocumentKind, Problem } from './problem.ts';

export type DocumentName = Problem['document'];

/** A place in one document that needs another. */
export interface Reference {
  /** what needs the other */
  document: DocumentName;
  /** of the place, outermost first */
  path: readonly (string | number)[];
  /** in words, as part of a sentence about `document` */
  how: string;
}

/** Every place in other documents that refers to a document. Each kind of document is looked through once. */
export function findReferences(bundle: Bundle, { kind, key }: DocumentName): Reference[] {
  const finders: Partial<Record<DocumentKind, () => Reference[]>> = {
    question: () => findPlacements(bundle, key),
    guide: () => [
      ...findFocusRules(bundle, key),
      ...findInGuides(bundle, 'guide', key),
      ...findInIntroductions(bundle, 'guide', key),
    ],
    assessment: () => [...findInGuides(bundle, 'assessment', key), ...findInIntroductions(bundle, 'assessment', key)],
    framework: () => findUsesOfFramework(bundle, key),
    bank: () =>
      bundle.questions
        .filter(({ bank }) => bank === key)
        .map((question) => ({
          document: { kind: 'question', key: `${question.bank}/${question.key}` },
          path: ['bank'],
          how: 'it is a question of this bank',
        })),
  };
  return (finders[kind]?.() ?? []).filter(({ document }) => document.kind !== kind || document.key !== key);
}

function findPlacements({ assessments }: Bundle, key: string): Reference[] {
  return assessments.flatMap(({ slug, sections }) =>
    sections.flatMap(({ placements }, section) =>
      placements.flatMap(({ question }, index): Reference[] =>
        question === key
          ? [
              {
                document: { kind: 'assessment', key: slug },
                path: ['sections', section, 'placements', index, 'question'],
                how: 'it places the question',
              },
            ]
          : [],
      ),
    ),
  );
}

function findFocusRules({ assessments }: Bundle, key: string): Reference[] {
  return assessments.flatMap(({ slug, focusRules }) =>
    focusRules.flatMap(({ guides, competency }, index): Reference[] =>
      guides.includes(key)
        ? [
            {
              document: { kind: 'assessment', key: slug },
              path: ['focusRules', index, 'guides'],
              how: `its focus rule for ${competency} leads to the guide`,
            },
          ]
        : [],
    ),
  );
}

function findInGuides({ guides }: Bundle, kind: 'guide' | 'assessment', key: string): Reference[] {
  return guides.flatMap((guide): Reference[] => {
    const document = { kind: 'guide' as const, key: guide.slug };
    const named = kind === 'guide' ? guide.related : guide.assessments;
    const beside = named.includes(key)
      ? [{ document, path: [kind === 'guide' ? 'related' : 'assessments'], how: 'it names it to read beside' }]
      : [];
    return [
      ...beside,
      ...linksIn(guide.body, kind, key).map((locale) => ({
        document,
        path: ['body', locale],
        how: 'its text links to it',
      })),
    ];
  });
}

function findInIntroductions({ assessments }: Bundle, kind: 'guide' | 'assessment', key: string): Reference[] {
  return assessments.flatMap(({ slug, introduction }) =>
    linksIn(introduction, kind, key).map((locale) => ({
      document: { kind: 'assessment' as const, key: slug },
      path: ['introduction', locale],
      how: 'its introduction links to it',
    })),
  );
}

/** The locales in which a text links to a document. */
function linksIn(text: Guide['body'], kind: 'guide' | 'assessment', key: string): string[] {
  const address = `/${kind}s/${key}`;
  return Object.entries(text)
    .filter(([, markdown]) => markdown.includes(address))
    .filter(([, markdown]) =>
      findMarkdownLinks(markdown).some(({ target }) => {
        const destination = parseLink(target);
        return 'slug' in destination && destination.to === `${kind}s` && destination.slug === key;
      }),
    )
    .map(([locale]) => locale);
}

function findUsesOfFramework({ banks, assessments, guides }: Bundle, key: string): Reference[] {
  return [
    ...banks
      .filter(({ framework }) => framework === key)
      .map(
        ({ slug }): Reference => ({
          document: { kind: 'bank', key: slug },
          path: ['framework'],
          how: 'it stands on the framework',
        }),
      ),
    ...assessments
      .filter(({ framework }) => framework === key)
      .map(
        ({ slug }): Reference => ({
          document: { kind: 'assessment', key: slug },
          path: ['framework'],
          how: 'it measures the framework',
        }),
      ),
    ...guides
      .filter(({ competencies }) => competencies.some((name) => name.startsWith(`${key}/`)))
      .map(
        ({ slug }): Reference => ({
          document: { kind: 'guide', key: slug },
          path: ['competencies'],
          how: 'it is about a competency of the framework',
        }),
      ),
  ];
}
