import { bandOf } from '@yardstick/domain/scoring/bands.ts';
import { whyNoOverall } from '@yardstick/domain/scoring/score-attempt.ts';
import type { ReadCell } from './export-columns.ts';
import type { Part } from './read-counted.ts';

interface ScoreReaders {
  score: ReadCell;
  band: ReadCell;
  /** why there is no score; null where there is one */
  missing: ReadCell;
}

export function prepareOverall({ scoringModel }: Part): ScoreReaders {
  const { bands } = scoringModel.content;
  const why = whyNoOverall(scoringModel.content);
  const scoreOf: ReadCell = ({ scores }, place) => orNull(scores.overall[place]);
  return {
    score: scoreOf,
    band: (chunk, place) => bandOf(bands, scoreOf(chunk, place) as number | null),
    missing: (chunk, place) => (scoreOf(chunk, place) === null ? why : null),
  };
}

/** null where the scoring model does not measure the competency */
export function prepareCompetency({ scoringModel, scorer, layout }: Part, competency: string): ScoreReaders | null {
  const { bands, competencies } = scoringModel.content;
  const measured = competencies.findIndex(({ key }) => key === competency);
  if (measured < 0) return null;
  const scoreOf: ReadCell = ({ scores }, place) => orNull(scores.competencies[place * competencies.length + measured]);
  return {
    score: scoreOf,
    band: (chunk, place) => bandOf(bands, scoreOf(chunk, place) as number | null),
    missing: (chunk, place) =>
      scoreOf(chunk, place) === null
        ? scorer.tallyRow(chunk.content, place * layout.byteLength + layout.rowAt, measured).missingReason
        : null,
  };
}

/** Seconds spent on all questions together; null where nothing is known of any. */
export function prepareDuration({ layout }: Part): ReadCell {
  const { byteLength, secondsAt } = layout;
  return ({ content }, place) => {
    let seconds = 0;
    for (let at = place * byteLength + secondsAt, end = (place + 1) * byteLength; at < end; at++)
      seconds += content[at] as number;
    return seconds > 0 ? seconds : null;
  };
}

const orNull = (score: number | undefined) => (score === undefined || Number.isNaN(score) ? null : score);
