import { ChartFigure } from '../../ui/charts/chart-figure.tsx';
import { DataTable } from '../../ui/charts/data-table.tsx';
import { countOf, formatCount } from '../../ui/format.ts';
import type { FileProblem } from './send-file.ts';

interface Props {
  problemCount: number;
  problems: readonly FileProblem[];
}

/** What is wrong with a file, by row and column as a spreadsheet counts them. */
export function ImportProblems({ problemCount, problems }: Props) {
  const table = {
    columns: [{ name: 'Row', show: formatCount }, { name: 'Column' }, { name: 'What to mend' }],
    rows: problems.map(({ row, column, message }) => [row, column, message]),
  };
  const rest = problemCount - problems.length;
  return (
    <ChartFigure
      title={countOf(problemCount, 'thing has to be mended', 'things have to be mended')}
      summary="Nothing was imported: a file goes in as a whole or not at all."
      table={table}
      fileName="problems"
      isTableOnly
      note={rest > 0 && `And ${formatCount(rest)} more, which show when these are mended.`}
    >
      <DataTable name="what has to be mended" table={table} />
    </ChartFigure>
  );
}
