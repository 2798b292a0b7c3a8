import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { Download, FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useClient } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { downloadFile } from '../../ui/charts/download-file.ts';
import { Progress } from '../../ui/charts/progress.tsx';
import { countOf, showMoments } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { tell } from '../../ui/toasts.tsx';
import styles from './attempts.module.css';
import { formatBytes } from './format-bytes.ts';
import { ImportProblems } from './import-problems.tsx';
import { nameColumns } from './name-columns.ts';
import { type FileAnswer, sendFile } from './send-file.ts';

const Columns = graphql(`
  query ImportFile_Columns($key: String!) {
    document(kind: ASSESSMENT, key: $key) {
      id content livePublication { sources { document { kind key } } }
    }
  }
`);

interface Props {
  assessments: readonly { id: string; label: string }[];
  assessment: string;
  onAssessmentChange: (assessment: string) => void;
  /** the history is to be read anew */
  onChange: () => void;
}

const lookEveryMs = 2000;

interface Run {
  isDryRun: boolean;
  sentBytes: number;
}

/** A file is tried first, which writes nothing; what is wrong with it is told by row and column. */
export function ImportFile({ assessments, assessment, onAssessmentChange, onChange }: Props) {
  const [file, setFile] = useState<File | null>(null);
  const [run, setRun] = useState<Run | null>(null);
  const [answer, setAnswer] = useState<FileAnswer | null>(null);
  const client = useClient();
  const stop = useRef<AbortController>(null);

  const send = async (sent: File, to: string, isDryRun: boolean) => {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    setAnswer(null);
    setRun({ isDryRun, sentBytes: 0 });
    // What was sent is imported for a while yet; how far that is stands in the history, once the server has begun.
    const looking = isDryRun ? undefined : setInterval(onChange, lookEveryMs);
    try {
      const found = await sendFile({
        assessment: to,
        file: sent,
        isDryRun,
        onProgress: (sentBytes) => setRun({ isDryRun, sentBytes }),
        signal: mine.signal,
      });
      if (found.kind === 'read' && !isDryRun) {
        tell(`${countAttempts(found.rows)} imported.`);
        setFile(null);
      } else setAnswer(found);
    } catch {
      // It was stopped: another file is sent, or none.
    } finally {
      clearInterval(looking);
    }
    if (stop.current !== mine) return;
    setRun(null);
    // Tells of the import; where the session has ended, this asks to sign in again.
    onChange();
  };
  const handOutColumns = async () => {
    const { data } = await client.query(Columns, { key: assessment }).toPromise();
    if (!data?.document) return tell('The columns could not be loaded: the server does not answer.');
    const { segments } = data.document.content as Assessment;
    const asked = data.document.livePublication?.sources.filter(({ document }) => document.kind === 'QUESTION') ?? [];
    const columns = nameColumns(
      segments.map(({ key }) => key),
      asked.map(({ document }) => document.key),
    );
    downloadFile(`${assessment}-attempts.csv`, 'text/csv', `${columns.join(',')}\r\n`);
  };
  const take = (taken: File | undefined) => {
    if (!taken) return;
    setFile(taken);
    void send(taken, assessment, true);
  };
  const cancel = () => {
    stop.current?.abort();
    setFile(null);
    setRun(null);
    setAnswer(null);
  };

  return (
    <section className={styles.card} aria-labelledby="bring-in">
      <h2 id="bring-in">Bring attempts in</h2>
      <p className={styles.soft}>
        From another tool, as CSV: one row an attempt, one column a question, named by its key. They are scored as if
        they had been submitted today, counted as real, and marked as imported. Leave out names and addresses.
      </p>
      <div className={styles.into}>
        <Select
          label="Into the assessment"
          choices={assessments}
          value={assessment}
          isDisabled={run !== null}
          onChange={(id) => {
            onAssessmentChange(id);
            if (file) void send(file, id, true);
          }}
        />
      </div>
      <div>
        <Button onPress={() => void handOutColumns()}>
          <Download size={15} aria-hidden /> A file with the right columns, to fill in
        </Button>
      </div>
      <DropZone
        className={styles.drop ?? ''}
        aria-label="A CSV file"
        isDisabled={run !== null}
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => {
          const dropped = items.find((item) => item.kind === 'file');
          if (dropped?.kind === 'file') void dropped.getFile().then(take);
        }}
      >
        <FileUp size={24} aria-hidden />
        <p>{file ? `${file.name}, ${formatBytes(file.size)}` : 'Drop a CSV file here, or'}</p>
        <FileTrigger acceptedFileTypes={['text/csv', '.csv']} onSelect={(files) => take(files?.[0] ?? undefined)}>
          <Button isDisabled={run !== null}>{file ? 'Choose another file' : 'Choose a file'}</Button>
        </FileTrigger>
      </DropZone>
      <div aria-live="polite" className={styles.answer}>
        {run && file && (
          <>
            <Progress
              label={run.isDryRun ? 'Trying the file' : 'Importing the file'}
              done={run.sentBytes}
              total={file.size}
              unit={run.sentBytes < file.size ? 'sent' : run.isDryRun ? 'sent; reading it' : 'sent; importing it'}
              show={formatBytes}
            />
            <div>
              <Button onPress={cancel}>Stop</Button>
            </div>
          </>
        )}
        {answer?.kind === 'refused' && <Notice kind="problem">{showMoments(answer.message)}</Notice>}
        {answer?.kind === 'problems' && <ImportProblems {...answer} />}
        {answer?.kind === 'read' && file && (
          <>
            <Notice kind="news">
              <p>
                <strong>{countAttempts(answer.rows)} can be imported.</strong> Nothing is written yet.
              </p>
              {answer.questionsWithoutColumn.length > 0 && (
                <p>
                  Without a column, so skipped by everybody:{' '}
                  {answer.questionsWithoutColumn.map((key) => (
                    <code key={key} className={styles.key}>
                      {key}
                    </code>
                  ))}
                </p>
              )}
            </Notice>
            <div className={styles.actions}>
              <Button look="main" isDisabled={answer.rows === 0} onPress={() => void send(file, assessment, false)}>
                Import {countAttempts(answer.rows)}
              </Button>
              <Button onPress={cancel}>Cancel</Button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}

const countAttempts = (rows: number) => countOf(rows, 'attempt');
