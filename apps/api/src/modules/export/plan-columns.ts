import { planAnalysisColumns } from './analysis-columns.ts';
import type { ExportColumn } from './export-columns.ts';
import type { ExportToWrite } from './export-process.ts';
import { planImportColumns } from './import-columns.ts';

/** The columns of a file, in their order. */
export function planColumns({
  importTarget,
  forms,
  hasValues,
}: Pick<ExportToWrite, 'importTarget' | 'forms' | 'hasValues'>): ExportColumn[] {
  return importTarget ? planImportColumns(importTarget, forms) : planAnalysisColumns(forms, hasValues);
}
