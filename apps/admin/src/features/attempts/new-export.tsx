import { useState } from 'react';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import type { AttemptExportColumns, AttemptExportFormat } from '../../generated/graphql.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';
import styles from './attempts.module.css';

const Start = graphql(`
  mutation NewExport($input: StartAttemptExportInput!) {
    startAttemptExport(input: $input) {
      __typename
      ... on AttemptExport { id state }
      ... on InvalidInput { message problems { message } }
      ... on Error { message }
    }
  }
`);

const columnChoices: { id: AttemptExportColumns; label: string }[] = [
  { id: 'ANALYSIS', label: 'Answers, segments, scores, bands and times' },
  { id: 'IMPORT', label: 'What an import takes' },
];
const formatChoices: { id: AttemptExportFormat; label: string }[] = [
  { id: 'CSV', label: 'CSV, for spreadsheets' },
  { id: 'PARQUET', label: 'Parquet, for DuckDB, pandas and R' },
];

interface Props {
  assessments: readonly { id: string; label: string }[];
  assessment: string;
  onClose: () => void;
  onStarted: () => void;
}

/** Which attempts to write into a file, and how. */
export function NewExport({ assessments, assessment: first, onClose, onStarted }: Props) {
  const start = useAct(Start);
  const [assessment, setAssessment] = useState(first);
  const [columns, setColumns] = useState<AttemptExportColumns>('ANALYSIS');
  const [format, setFormat] = useState<AttemptExportFormat>('CSV');
  const [fromMonth, setFromMonth] = useState('');
  const [toMonth, setToMonth] = useState('');
  const [hasValues, setValues] = useState(false);
  const [hasSimulated, setSimulated] = useState(false);
  const begin = async () => {
    const answer = await start.run({
      input: {
        assessment,
        columns,
        format: columns === 'IMPORT' ? 'CSV' : format,
        values: columns === 'ANALYSIS' && hasValues,
        ...(fromMonth ? { fromMonth } : {}),
        ...(toMonth ? { toMonth } : {}),
        origins: hasSimulated ? ['RESPONDENT', 'IMPORT', 'SIMULATED'] : ['RESPONDENT', 'IMPORT'],
      },
    });
    if (answer?.__typename !== 'AttemptExport') return;
    tell('The file is being written.');
    onStarted();
  };
  return (
    <Dialog title="Export attempts" onClose={onClose}>
      <Select label="Of the assessment" choices={assessments} value={assessment} onChange={setAssessment} />
      <Select label="Columns" choices={columnChoices} value={columns} onChange={setColumns} />
      {columns === 'ANALYSIS' && <Select label="Format" choices={formatChoices} value={format} onChange={setFormat} />}
      <div className={styles.months}>
        <TextField
          label="From (month, optional)"
          type="month"
          value={fromMonth}
          onChange={setFromMonth}
          hasNotes={false}
        />
        <TextField label="To (month, optional)" type="month" value={toMonth} onChange={setToMonth} hasNotes={false} />
      </div>
      {columns === 'ANALYSIS' && (
        <Switch isSelected={hasValues} onChange={setValues}>
          Also what each answer counts
        </Switch>
      )}
      <Switch isSelected={hasSimulated} onChange={setSimulated}>
        Simulated attempts too
      </Switch>
      {start.problem && <Notice kind="problem">{start.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" isDisabled={start.isRunning} onPress={() => void begin()}>
          Write the file
        </Button>
      </DialogActions>
    </Dialog>
  );
}
