import type { ReactNode } from 'react';
import { ChartFigure } from '../ui/charts/chart-figure.tsx';
import type { ChartTable } from '../ui/charts/chart-table.ts';
import { formatRatio, formatScore } from '../ui/charts/format-statistic.ts';
import { formatCount } from '../ui/format.ts';
import type { ComparedMeasure, MeasureNames } from './comparison-query.ts';
import { formatCorrelation, MomentsList } from './moments-list.tsx';

interface Props {
  title: string;
  summary?: ReactNode;
  fileName: string;
  measures: readonly ComparedMeasure[];
  names: MeasureNames;
}

/** Every score before and after, with the same numbers as a table and as a file. */
export function MomentsFigure({ title, summary, fileName, measures, names }: Props) {
  return (
    <ChartFigure title={title} summary={summary} fileName={fileName} table={tableOf(measures, names)}>
      <MomentsList measures={measures} names={names} />
    </ChartFigure>
  );
}

const statisticColumns = [
  { name: 'Mean', field: 'mean', show: formatScore },
  { name: 'SD', field: 'standardDeviation', show: formatScore },
  { name: 'Alpha', field: 'alpha', show: formatRatio },
  { name: 'SEM', field: 'standardError', show: formatScore },
] as const;

function tableOf(measures: readonly ComparedMeasure[], names: MeasureNames): ChartTable {
  return {
    columns: [
      { name: 'Score' },
      { name: 'People', show: formatCount },
      ...statisticColumns.flatMap(({ name, show }) => [
        { name: `${name} before`, show },
        { name: `${name} after`, show },
      ]),
      { name: 'Correlation', show: formatCorrelation },
    ],
    rows: measures.map(({ competency, statistics }) => {
      const known = statistics?.__typename === 'MeasureMoments' ? statistics : null;
      return [
        names.measureOf(competency),
        known?.n ?? null,
        ...statisticColumns.flatMap(({ field }) => [known?.before[field] ?? null, known?.after[field] ?? null]),
        known?.correlation ?? null,
      ];
    }),
  };
}
