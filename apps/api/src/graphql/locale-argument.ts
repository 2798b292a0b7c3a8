import type { builder } from './delivery-builder.ts';

type RootFields = Parameters<Parameters<typeof builder.queryField>[1]>[0];

/** The argument by which every reading field is asked for a locale. */
export const localeArgument = (t: RootFields) =>
  t.arg.string({
    description: 'A language tag such as `de` or `pt-BR`. An unknown one falls back to the default locale.',
  });
