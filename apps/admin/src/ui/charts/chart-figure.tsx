import { ChartColumn, Download, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IconButton } from '../icon-button.tsx';
import type { ChartTable } from './chart-table.ts';
import styles from './charts.module.css';
import { DataTable } from './data-table.tsx';
import { downloadFile } from './download-file.ts';
import { writeCsv } from './write-csv.ts';

interface Props {
  title: string;
  /** what the chart says, in a sentence */
  summary?: ReactNode;
  table: ChartTable;
  /** name of the CSV file, without its ending */
  fileName: string;
  children: ReactNode;
  note?: ReactNode;
  /** controls that belong to this chart */
  tools?: ReactNode;
  headingLevel?: 2 | 3;
  /** where what is shown is a table already */
  isTableOnly?: boolean;
}

// Spreadsheets guess another encoding without it.
const byteOrderMark = '\uFEFF';

/** A chart with its name, what it says, the same data as a table, and as a file to take away. */
export function ChartFigure({
  title,
  summary,
  table,
  fileName,
  children,
  note,
  tools,
  headingLevel: level = 3,
  isTableOnly = false,
}: Props) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.words}>
          <Heading id={id} className={styles.title}>
            {title}
          </Heading>
          {summary && <p className={styles.summary}>{summary}</p>}
        </div>
        <div className={styles.tools}>
          {tools}
          {!isTableOnly && (
            <IconButton
              label={isTable ? `Show ${title} as a chart` : `Show ${title} as a table`}
              onPress={() => setTable(!isTable)}
            >
              {isTable ? <ChartColumn size={16} aria-hidden /> : <Table2 size={16} aria-hidden />}
            </IconButton>
          )}
          <IconButton
            label={`Download ${title} as CSV`}
            onPress={() => downloadFile(`${fileName}.csv`, 'text/csv', byteOrderMark + writeCsv(table))}
          >
            <Download size={16} aria-hidden />
          </IconButton>
        </div>
      </div>
      {isTable ? <DataTable name={title} table={table} /> : children}
      {note && <div className={styles.note}>{note}</div>}
    </figure>
  );
}
