import { studio } from '../../graphql/studio-builder.ts';

export const DocumentNameType = studio.objectRef<{ kind: string; key: string }>('DocumentName').implement({
  description: 'A document by its name.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'Its kind, in lower case.' }),
    key: t.exposeString('key', { description: 'Its key.' }),
  }),
});
