import type { ActionableError } from './errors.ts';
import { studio } from './studio-builder.ts';
import { InvalidInput, NotFound, OutOfDate } from './studio-errors.ts';

/** Implemented by every error of the studio that a caller can act on. */
export const StudioError = studio.interfaceRef<ActionableError>('Error').implement({
  description: 'Something that the caller can act on. Every error in a result union implements it.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is wrong and how to mend it, in English.' }),
  }),
});

studio.objectType(NotFound, {
  name: 'NotFound',
  interfaces: [StudioError],
  description: 'There is no such thing, or none that you may see.',
});

studio.objectType(OutOfDate, {
  name: 'OutOfDate',
  interfaces: [StudioError],
  description: 'Things have changed since you looked, so nothing was done. Look again.',
});

const InputProblem = studio.objectRef<InvalidInput['problems'][number]>('InputProblem').implement({
  description: 'What is wrong with one field of an input.',
  fields: (t) => ({
    path: t.stringList({
      description: 'The field, outermost first; places in lists count from 0.',
      resolve: ({ path }) => path.map(String),
    }),
    message: t.exposeString('message', { description: 'What is wrong and how to mend it, in English.' }),
  }),
});

studio.objectType(InvalidInput, {
  name: 'InvalidInput',
  interfaces: [StudioError],
  description: 'The input cannot be used; nothing was written.',
  fields: (t) => ({
    problems: t.field({
      type: [InputProblem],
      description: 'Everything that is wrong with it.',
      resolve: (e) => [...e.problems],
    }),
  }),
});
