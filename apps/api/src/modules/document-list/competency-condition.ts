import type { Framework } from '@yardstick/domain/content/framework.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { badArgument } from '../../graphql/errors.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { refuseUnusableText } from './page-arguments.ts';

interface NamedCompetencies {
  framework: string;
  /** the named ones and their sub-competencies */
  keys: string[];
}

/** Questions that measure one of these competencies, `framework/competency`, or a sub-competency of one. */
export async function measuresCompetency(context: StudioContext, named: readonly string[] | null | undefined) {
  if (!named?.length) return [];
  const alternatives = (await withSubCompetencies(context, named)).map(
    ({ framework, keys }) => Prisma.sql`(
      document.content->>'competency' = ANY (${keys}::text[])
      AND document.content->>'bank' = ANY (ARRAY(
        SELECT bank.key FROM document bank WHERE bank.kind = 'bank' AND bank.content->>'framework' = ${framework}
      ))
    )`,
  );
  return [anyOf(alternatives)];
}

/** Guides that are about one of these competencies, `framework/competency`, or a sub-competency of one. */
export async function isAboutCompetency(context: StudioContext, named: readonly string[] | null | undefined) {
  if (!named?.length) return [];
  const qualified = (await withSubCompetencies(context, named)).flatMap(({ framework, keys }) =>
    keys.map((key) => `${framework}/${key}`),
  );
  return [Prisma.sql`document.content->'competencies' ?| ${qualified}::text[]`];
}

const anyOf = (alternatives: Prisma.Sql[]) =>
  alternatives.length > 0 ? Prisma.sql`(${Prisma.join(alternatives, ' OR ')})` : Prisma.sql`false`;

async function withSubCompetencies(
  { database }: StudioContext,
  named: readonly string[],
): Promise<NamedCompetencies[]> {
  refuseUnusableText('competency', named);
  const wanted = named.map((name) => {
    const [framework, key, ...more] = name.split('/');
    if (!framework || !key || more.length > 0) {
      const message = 'Name competencies with their framework, as in "engineering-leadership/architecture".';
      throw badArgument('BAD_COMPETENCY', message, { argument: 'competency' });
    }
    return { framework, key };
  });
  const frameworks = await database.document.findMany({
    where: { kind: 'framework', key: { in: wanted.map(({ framework }) => framework) } },
  });
  return frameworks.map(({ key: framework, content }) => {
    const own = new Set(wanted.filter((name) => name.framework === framework).map(({ key }) => key));
    const { competencies } = content as unknown as Framework;
    const children = competencies.filter(({ key }) => own.has(key)).flatMap((competency) => competency.children);
    return { framework, keys: [...own, ...children.map(({ key }) => key)] };
  });
}
