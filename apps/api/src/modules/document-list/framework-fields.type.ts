import type { Competency } from '@yardstick/domain/content/framework.ts';
import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { FrameworkType } from '../document/document.type.ts';
import type { ContentOf } from '../document/document-kind.ts';
import { localeDescription, readText } from './read-text.ts';

type CompetencyInTree = Omit<Competency, 'children'> & Partial<Pick<Competency, 'children'>>;

const frameworkIn = ({ content }: Document) => content as unknown as ContentOf<'framework'>;

const CompetencyType = studio.objectRef<CompetencyInTree>('Competency');
CompetencyType.implement({
  description: 'A construct that questions measure.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its key, within the framework.' }),
    name: t.string({
      description: 'What it is called.',
      args: { locale: t.arg.string({ description: localeDescription }) },
      resolve: ({ name }, { locale }, context) => readText(name, locale, context),
    }),
    description: t.string({
      description: 'What it means; empty when nothing is said.',
      args: { locale: t.arg.string({ description: localeDescription }) },
      resolve: ({ description }, { locale }, context) => readText(description, locale, context),
    }),
    children: t.field({
      type: [CompetencyType],
      description: 'Its sub-competencies, in order; they have none of their own.',
      resolve: ({ children }) => children ?? [],
    }),
  }),
});

studio.objectFields(FrameworkType, (t) => ({
  competencyCount: t.int({
    description: 'How many competencies it has, sub-competencies included.',
    resolve: (row) => frameworkIn(row).competencies.reduce((sum, { children }) => sum + 1 + children.length, 0),
  }),
  competencies: t.field({
    type: [CompetencyType],
    description: 'Its top-level competencies, in order.',
    resolve: (row) => frameworkIn(row).competencies,
  }),
}));
