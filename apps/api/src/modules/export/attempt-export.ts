import type { AttemptExport } from '../../generated/prisma/client.ts';

/** How long the file of an export is kept. */
export const keptMs = 7 * 24 * 60 * 60 * 1000;

export const exportFormats = ['csv', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const exportColumns = ['analysis', 'import'] as const;
export type ExportColumns = (typeof exportColumns)[number];

/** Whether there is a file to be had: it is written, nobody took it away, and its time is not over. */
export function isReady({ state, expiresAt }: Pick<AttemptExport, 'state' | 'expiresAt'>, now: Date): boolean {
  return state === 'ready' && expiresAt !== null && expiresAt > now;
}

/** What the file is called by whoever gets it. */
export function fileNameOf({ assessment, format, columns, createdAt }: AttemptExport): string {
  const day = createdAt.toISOString().slice(0, 10);
  return `${assessment}-${columns === 'import' ? 'to-import' : 'attempts'}-${day}.${format}`;
}

/** Where the server gives it out. */
export const downloadPathOf = ({ id }: Pick<AttemptExport, 'id'>) => `/studio/exports/${id}`;
