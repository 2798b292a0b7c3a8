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
  /** where what is shown is a table already */
  isTableOnly?: boolean;
}

// Spreadsheets guess another encoding without it.
const byteOrderMark = '\uFEFF';

/** A chart with its name, what it says, the same data as a table, and as a file to take away. */
export function ChartFigure({ title, summary, table, fileName, children, note, tools, isTableOnly = false }: Props) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
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
