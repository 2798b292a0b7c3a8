import { builder } from './delivery-builder.ts';
import type { ActionableError } from './errors.ts';

/** Implemented by every error that a caller can act on. */
export const ErrorInterface = builder.interfaceRef<ActionableError>('Error').implement({
  description: 'Something that the caller can act on. Every error in a result union implements it.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is wrong and how to mend it, in English.' }),
  }),
});
