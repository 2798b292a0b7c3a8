import { v7 } from 'uuid';
import type { Database } from '../../../db/client.ts';
import type { ContentKind } from '../../document/document-kind.ts';

/** A document as a test knows it, beside the database. */
export interface KnownDocument {
  id: string;
  kind: ContentKind;
  key: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind has its own shape, and tests read it as editors wrote it.
  content: any;
  revision: number;
  trashedAt: string | null;
  updatedAt: string;
}

const start = Date.UTC(2026, 0, 1);
const words = [
  'Delegate',
  'delegation',
  'émigré',
  'Zebra',
  'zebra',
  'ärgern',
  'apple',
  '100%',
  'a_b',
  'Straße',
  '日本',
];
const competencies = ['people', 'hiring', 'feedback', 'strategy', 'money', undefined];
const types = ['single-choice', 'multiple-choice', 'likert', 'forced-choice'];

const known = (kind: ContentKind, key: string, content: object, index = 0): KnownDocument => ({
  id: v7(),
  kind,
  key,
  content,
  revision: 1 + (index % 3),
  trashedAt: index % 50 === 7 ? new Date(start).toISOString() : null,
  // Several of each moment, and in another order than the keys.
  updatedAt: new Date(start + ((index * 7919) % 1000)).toISOString(),
});

const framework = (slug: string) =>
  known('framework', slug, {
    slug,
    name: { en: `Framework ${slug}` },
    competencies: [
      {
        key: 'people',
        name: { en: 'People', de: 'Menschen' },
        children: [subCompetency('hiring'), subCompetency('feedback')],
      },
      { key: 'strategy', name: { en: 'Strategy' }, children: [] },
      { key: 'money', name: { en: 'Money' }, children: [] },
    ],
  });
const subCompetency = (key: string) => ({ key, name: { en: key } });

const bank = (index: number) => {
  const slug = `bank${index === 1 ? '' : `-${index}`}`;
  return known(
    'bank',
    slug,
    { slug, name: { en: `Bank ${index}` }, framework: index === 5 ? 'other' : 'leading' },
    index,
  );
};

function question(index: number, banks: readonly KnownDocument[]): KnownDocument {
  const bankKey = banks[index % banks.length]?.key ?? '';
  const key = `q${(index * 31) % 10_007}`;
  const prompt = `${words[index % words.length]} ${words[(index * 5) % 7]} ${index % 900}`;
  const option = (name: string, value: number) => ({ key: name, label: { en: name, de: name }, value });
  return known(
    'question',
    `${bankKey}/${key}`,
    {
      bank: bankKey,
      key,
      position: (index * 17) % 2000,
      type: types[index % 4],
      ...(competencies[index % 6] && { competency: competencies[index % 6] }),
      prompt:
        index % 11 === 0 ? { de: `Frage ${prompt}` } : { en: prompt, ...(index % 7 < 5 && { de: `${prompt} de` }) },
      ...(index % 13 === 0 && { help: { en: `Think of ${index}`, ...(index % 2 && { de: ' ' }) } }),
      reversed: index % 3 === 0,
      options: [option('no', 0), option('yes', 1)],
    },
    index,
  );
}

function guide(index: number): KnownDocument {
  const slug = `guide-${index}`;
  const title = `${words[(index * 3) % words.length]} ${index % 7}`;
  return known(
    'guide',
    slug,
    {
      slug,
      title: { en: title, ...(index % 2 && { de: `${title} de` }) },
      summary: { en: `What ${words[index % words.length]} means`, de: 'Kurz' },
      competencies: [`${index % 5 === 0 ? 'other' : 'leading'}/${competencies[index % 5]}`],
      assessments: index % 4 === 0 ? ['first'] : [],
      related: [],
      body: { en: 'Read *this*.', ...(index % 2 && { de: 'Lies das jetzt.' }) },
    },
    index,
  );
}

function assessment(slug: string, placed: readonly KnownDocument[]): KnownDocument {
  const text = { en: slug };
  return known('assessment', slug, {
    slug,
    title: text,
    summary: text,
    introduction: text,
    ...(slug === 'first' && { statedMinutes: 12 }),
    framework: slug === 'third' ? 'other' : 'leading',
    competencies: [{ competency: 'people', weight: 1 }],
    sections: [
      { key: 'one', title: text, placements: placed.map(({ key }) => ({ question: key, weight: 1, required: true })) },
    ],
    segments: [],
    bands: [{ key: 'all', name: text, text, from: 0 }],
    roleProfiles: [],
    focusRules: [],
  });
}

export interface LargeStudio {
  documents: readonly KnownDocument[];
  /** what is live: document id → revision, and the revisions that it names */
  live: ReadonlyMap<string, { revision: number; pins: ReadonlyMap<string, number> }>;
  /** slug of an assessment → keys of the questions it places */
  placements: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Content in three locales: two frameworks, six banks, 10,000 questions, 60 guides, three assessments. */
export async function seedLargeStudio(database: Database, questionCount = 10_000): Promise<LargeStudio> {
  await database.installation.create({ data: { id: 1, defaultLocale: 'en', locales: ['en', 'de', 'ja'] } });
  const frameworks = [framework('leading'), framework('other')];
  const banks = Array.from({ length: 6 }, (_, index) => bank(index));
  const questions = Array.from({ length: questionCount }, (_, index) => question(index, banks));
  const guides = Array.from({ length: 60 }, (_, index) => guide(index));
  const placed = (index: number) => questions.filter((_, place) => place % 40 === index);
  const slugs = ['first', 'second', 'third'];
  const assessments = slugs.map((slug, index) => assessment(slug, placed(index)));
  const documents = [...frameworks, ...banks, ...questions, ...guides, ...assessments];
  await database.$executeRaw`
    INSERT INTO document (id, kind, key, content, schema_version, revision, trashed_at, updated_at)
    SELECT id, kind, key, content, 1, revision, "trashedAt", "updatedAt" FROM jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
      AS given (id uuid, kind text, key text, content jsonb, revision int, "trashedAt" timestamptz, "updatedAt" timestamptz)`;
  await database.$executeRaw`
    INSERT INTO revision (document_id, number, content, schema_version, author, summary)
    SELECT id, number, content, 1, 'Author ' || number, 'Save ' || number FROM document, generate_series(1, revision) AS number`;
  const live: LargeStudio['live'] = new Map([
    ...guides
      .slice(0, 40)
      .map((document, index) => [document.id, publication(Math.max(1, document.revision - (index % 2)))] as const),
    ...assessments.slice(0, 2).map((document, index) => {
      const some = placed(index).filter(({ revision }, place) => place % 3 !== 2 && (index === 0 || revision === 1));
      const pinned = [frameworks[0] as KnownDocument, ...some];
      return [document.id, publication(1, new Map(pinned.map(({ id }) => [id, 1])))] as const;
    }),
  ]);
  for (const [id, { revision, pins }] of live) await publish(database, id, revision, pins);
  const placements = new Map(slugs.map((slug, index) => [slug, new Set(placed(index).map(({ key }) => key))]));
  return { documents, live, placements };
}

const publication = (revision: number, pins: ReadonlyMap<string, number> = new Map()) => ({ revision, pins });

/** An earlier publication that pins what nobody sees any more, then the one that is live. */
async function publish(database: Database, documentId: string, revision: number, pins: ReadonlyMap<string, number>) {
  for (const number of [1, 2]) {
    const id = v7();
    await database.publication.create({
      data: { id, documentId, number, revision, content: {}, contentHash: String(number).repeat(64), locales: ['en'] },
    });
    await database.publicationSource.createMany({
      data: [...pins].map(([source, pinned]) => ({
        publicationId: id,
        documentId: source,
        revision: number === 1 ? 99 : pinned,
      })),
    });
    await database.livePublication.upsert({
      where: { documentId },
      create: { documentId, publicationId: id, firstPublishedAt: new Date() },
      update: { publicationId: id },
    });
  }
}
