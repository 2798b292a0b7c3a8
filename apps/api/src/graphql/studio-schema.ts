import './studio-scalars.type.ts';
import './studio-error.type.ts';
import '../modules/document/document-errors.type.ts';
import '../modules/document/document.type.ts';
import '../modules/document/create-document.mutation.ts';
import '../modules/document/save-draft.mutation.ts';
import { studio } from './studio-builder.ts';

studio.queryType({ description: 'What members of staff may read.' });
studio.mutationType({ description: 'What members of staff may do.' });

/** The studio schema: authoring, publishing, people, audit and webhooks. */
export const studioSchema = studio.toSchema();
