/** What the server found wrong in a file. */
export interface FileProblem {
  row: number;
  column: string | null;
  message: string;
}

export type FileAnswer =
  | { kind: 'read'; rows: number; questionsWithoutColumn: readonly string[] }
  | { kind: 'problems'; problemCount: number; problems: readonly FileProblem[] }
  | { kind: 'refused'; isSignedOut: boolean; message: string };

interface Sent {
  assessment: string;
  file: File;
  /** reads and checks it; writes nothing */
  isDryRun: boolean;
  onProgress: (sentBytes: number) => void;
  signal: AbortSignal;
}

/** Sends a file of attempts to the server, which answers when all of it is checked or imported. */
export function sendFile({ assessment, file, isDryRun, onProgress, signal }: Sent): Promise<FileAnswer> {
  const query = new URLSearchParams({ assessment, fileName: file.name.slice(0, 200), dryRun: String(isDryRun) });
  // Not fetch: it does not tell how much of a body has been sent.
  const request = new XMLHttpRequest();
  request.open('POST', `/studio/attempts/import?${query}`);
  request.setRequestHeader('content-type', 'text/csv');
  request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
  signal.addEventListener('abort', () => request.abort());
  return new Promise((resolve, reject) => {
    request.addEventListener('load', () => resolve(readAnswer(request.status, request.responseText)));
    request.addEventListener('error', () =>
      resolve(refusal(0, 'The connection to the server was lost. Nothing was imported.')),
    );
    request.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
    request.send(file);
  });
}

const refusal = (status: number, message: string) =>
  ({ kind: 'refused', isSignedOut: status === 401, message }) as const;

function readAnswer(status: number, text: string): FileAnswer {
  try {
    const body = JSON.parse(text);
    if (status === 200) return { kind: 'read', rows: body.rows, questionsWithoutColumn: body.questionsWithoutColumn };
    if (status === 422) return { kind: 'problems', problemCount: body.problemCount, problems: body.problems };
    return refusal(status, body.errors[0].message);
  } catch {
    return refusal(status, 'The server could not read the file. Nothing was imported.');
  }
}
