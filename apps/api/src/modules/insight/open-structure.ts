import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { readAssessmentPublication } from '../publishing/published-content.ts';
import { findStructure, type Structure } from './find-structure.ts';
import { type MeasuredGroup, measureGroup } from './measure-group.ts';
import { readSubject } from './read-filter.ts';
import { readPeople } from './read-people.ts';
import type { PublishedHistory } from './read-published.ts';

export interface OpenStructure {
  title: string;
  structure: Structure;
  everybody: MeasuredGroup;
  hasSimulated: boolean;
}

/** Everybody but simulated people at the live structure of an assessment. No statement but for what was never read or has changed. */
export async function openLiveStructure(
  context: StudioContext,
  history: PublishedHistory,
  { epoch, locale }: { epoch: bigint; locale: string },
): Promise<OpenStructure> {
  const people = await readPeople(
    context.database,
    history.forms.map(({ id }) => id),
    epoch,
  );
  const structure = await findStructure(context.database, history, people, readSubject(history, {}));
  const { content } = await readAssessmentPublication(context.database, history.publicationId);
  const everybody = measureGroup(context, structure, { filters: new Map(), months: null, locale, texts: content });
  const ids = new Set(structure.forms.map(({ id }) => id));
  const hasSimulated = people.some(({ formId, origin }) => origin === 'simulated' && ids.has(formId));
  return { title: textIn(content.title, [locale]), structure, everybody, hasSimulated };
}
