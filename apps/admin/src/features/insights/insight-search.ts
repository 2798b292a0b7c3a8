/**
 * What an address of insights says: which part, and which attempts are asked about. Everything that changes a number
 * stands in the address, so that it can be sent to somebody else.
 */
export interface InsightSearch {
  view?: string;
  /** `stage:growth,enterprise;role:~` — options of segment questions; `~`: no answer */
  segments?: string;
  /** `en,de` */
  locales?: string;
  /** calendar months, such as 2026-01 */
  from?: string;
  to?: string;
  /** numbers of a form and of a scoring model */
  form?: number;
  model?: number;
  /** `respondent,import,simulated` */
  origins?: string;
  /** the dimension that is broken down by */
  by?: string;
  /** the competency that is shown; left out: overall */
  measure?: string;
  /** the role profile that is compared with, `role/stage` */
  profile?: string;
  /** the scorings that are compared: a number, or `draft` */
  before?: string;
  after?: string;
  /** the run that counts who moves */
  run?: string;
}

const textNames = [
  'view',
  'segments',
  'locales',
  'from',
  'to',
  'origins',
  'by',
  'measure',
  'profile',
  'before',
  'after',
  'run',
] as const;

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Reads an address; what it cannot mean is left out. */
export function readInsightSearch(search: Record<string, unknown>): InsightSearch {
  const read: InsightSearch = {};
  for (const name of textNames) {
    const value = search[name];
    // The router reads `before=3` as a number.
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || text === '') continue;
    if (name === 'view' && text === 'overview') continue;
    if ((name === 'from' || name === 'to') && !month.test(text)) continue;
    read[name] = text;
  }
  for (const name of ['form', 'model'] as const) {
    const value = search[name];
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) read[name] = value;
  }
  return read;
}

const noAnswer = '~';

export interface ChosenSegment {
  segment: string;
  options: string[];
  noAnswer: boolean;
}

/** The chosen options of segment questions. */
export function readSegments(text: string | undefined): ChosenSegment[] {
  return (text ?? '').split(';').flatMap((part) => {
    const [segment = '', list = ''] = part.split(':');
    const options = list.split(',').filter(Boolean);
    if (!segment || options.length === 0) return [];
    return [
      {
        segment,
        options: options.filter((option) => option !== noAnswer),
        noAnswer: options.includes(noAnswer),
      },
    ];
  });
}

/** The same as the text of an address; undefined where nothing is chosen. */
export function writeSegments(chosen: readonly ChosenSegment[]): string | undefined {
  const parts = chosen.flatMap(({ segment, options, noAnswer: isNoAnswer }) => {
    const list = [...options, ...(isNoAnswer ? [noAnswer] : [])];
    return list.length > 0 ? [`${segment}:${list.join(',')}`] : [];
  });
  return parts.length > 0 ? parts.join(';') : undefined;
}

/** A list in an address; undefined where it is empty. */
export const writeList = (values: readonly string[]) => (values.length > 0 ? values.join(',') : undefined);
export const readList = (text: string | undefined) => (text ?? '').split(',').filter(Boolean);

/** Without what is undefined: the router writes no empty names. */
export function tidySearch(search: { [Name in keyof InsightSearch]: InsightSearch[Name] | undefined }): InsightSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as InsightSearch;
}
