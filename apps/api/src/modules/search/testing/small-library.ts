import { v7 } from 'uuid';
import type { Database } from '../../../db/client.ts';
import type { Prisma } from '../../../generated/prisma/client.ts';

interface Entry {
  kind: string;
  key: string;
  content: Prisma.InputJsonObject;
}

export const aGuide = (slug: string, title: string, body: string): Entry => ({
  kind: 'guide',
  key: slug,
  content: {
    slug,
    title: { en: title },
    summary: { en: 'A guide.' },
    competencies: [],
    assessments: [],
    related: [],
    body: { en: body },
  },
});
const long = 'Lorem ipsum dolor sit amet. '.repeat(40);
/** Guides and competencies that each test of a search knows. */
export const library: readonly Entry[] = [
  aGuide('mentoring', 'On being a mentor', 'Nothing more.'),
  aGuide('about-a-word', 'Mentoring for beginners', 'Nothing more.'),
  aGuide('another', 'Something else', `${long} Then *mentoring* [starts](https://example.org/quokka) at last. ${long}`),
  aGuide(
    'pairs',
    'Typography',
    'They say “ownership” and „Verantwortung“ — quietly—of CI/CD, lead/manage, e-mail, q-12.',
  ),
  aGuide('german', 'Übung macht den Meister', 'Ein <b>ÄRGERNIS</b> für alle. <img src=x onerror=alert(1)>'),
  {
    kind: 'framework',
    key: 'crafts',
    content: {
      slug: 'crafts',
      name: { en: 'Crafts' },
      competencies: [
        {
          key: 'pottery',
          name: { en: 'Pottery' },
          description: { en: 'Working with clay.' },
          children: [{ key: 'glazing', name: { en: 'Glazing', de: 'Glasur' } }],
        },
        { key: 'weaving', name: { en: 'Weaving' }, description: { en: 'Not pottery.' }, children: [] },
      ],
    },
  },
];

export async function writeDocument(database: Database, { kind, key, content }: Entry, trashedAt: Date | null = null) {
  const data = { id: v7(), kind, key, content, schemaVersion: 1, revision: 1, trashedAt };
  await database.document.create({ data });
}
