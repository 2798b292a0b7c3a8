import './studio-scalars.type.ts';
import './studio-error.type.ts';
import '../modules/document/document-errors.type.ts';
import '../modules/document/document.type.ts';
import '../modules/document/create-document.mutation.ts';
import '../modules/document/save-draft.mutation.ts';
import '../modules/document/change-documents.mutation.ts';
import '../modules/document/undo-act.mutation.ts';
import '../modules/document/restore-revision.mutation.ts';
import '../modules/document/revision.type.ts';
import '../modules/document/changes.type.ts';
import '../modules/review/review.type.ts';
import '../modules/review/request-review.mutation.ts';
import '../modules/review/decide-review.mutation.ts';
import '../modules/comment/comment.type.ts';
import '../modules/comment/comment.mutations.ts';
import '../modules/audit/audit.type.ts';
import '../modules/installation/settings.type.ts';
import '../modules/installation/change-settings.mutation.ts';
import '../modules/preview/create-preview.mutation.ts';
import '../modules/document-list/list-questions.type.ts';
import '../modules/document-list/list-guides.type.ts';
import '../modules/document-list/list-assessments.type.ts';
import '../modules/document-list/list-frameworks.type.ts';
import '../modules/document-list/list-question-banks.type.ts';
import '../modules/document-list/last-revision.type.ts';
import '../modules/document-list/guide-fields.type.ts';
import '../modules/document-list/assessment-fields.type.ts';
import '../modules/document-list/framework-fields.type.ts';
import '../modules/document-list/question-bank-fields.type.ts';
import '../modules/search/search.type.ts';
import { refuseUnstorableText } from './refuse-unstorable-text.ts';
import { studio } from './studio-builder.ts';

studio.queryType({ description: 'What members of staff may read.' });
studio.mutationType({ description: 'What members of staff may do.' });

/** The studio schema: authoring, publishing, people, audit and webhooks. */
export const studioSchema = refuseUnstorableText(studio.toSchema());
