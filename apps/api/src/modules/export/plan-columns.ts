import type { Form } from '@yardstick/domain/publishing/form.ts';
import { planAnalysisColumns } from './analysis-columns.ts';
import type { ExportColumn } from './export-columns.ts';
import { type ImportTarget, planImportColumns } from './import-columns.ts';

/** What decides which columns a file has. */
export interface ColumnsWanted {
  hasValues: boolean;
  /** what the file is to be imported into; null where it is to be analysed */
  importTarget: ImportTarget | null;
  /** all whose attempts are wanted, newest first */
  forms: readonly Form[];
}

/** The columns of a file, in their order. */
export function planColumns({ importTarget, forms, hasValues }: ColumnsWanted): ExportColumn[] {
  return importTarget ? planImportColumns(importTarget, forms) : planAnalysisColumns(forms, hasValues);
}
