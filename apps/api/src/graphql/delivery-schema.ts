import './date-time.type.ts';
import './error.type.ts';
import '../modules/guide/guide.type.ts';
import '../modules/assessment/assessment.type.ts';
import '../modules/attempt/attempt.type.ts';
import '../modules/attempt/attempt-errors.type.ts';
import '../modules/attempt/start-attempt.mutation.ts';
import '../modules/attempt/save-responses.mutation.ts';
import '../modules/attempt/submit-attempt.mutation.ts';
import '../modules/attempt/delete-attempt.mutation.ts';
import '../modules/result/result.type.ts';
import '../modules/benchmark/benchmark.type.ts';
import { builder } from './delivery-builder.ts';

builder.queryType({ description: 'What frontends may read, without signing in.' });
builder.mutationType({ description: 'What a respondent may do with an attempt.' });

/** The delivery schema: published content, attempts, results and public aggregates. */
export const deliverySchema = builder.toSchema();
