import { useState } from 'react';
import { useAct } from '../../document/use-act.ts';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { tell } from '../../ui/toasts.tsx';

const Schedule = graphql(`
  mutation ScheduleDialog($input: ScheduleReleaseInput!) {
    scheduleRelease(input: $input) { __typename ... on Release { id state scheduledFor } ... on Error { message } }
  }
`);

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [own, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== own)];

interface Props {
  release: string;
  onClose: () => void;
  onDone: () => void;
}

/** When a release goes live, by the clocks of a place. */
export function ScheduleDialog({ release, onClose, onDone }: Props) {
  const schedule = useAct(Schedule);
  const [localTime, setLocalTime] = useState('');
  const [timeZone, setTimeZone] = useState(own);
  const put = async () => {
    const answer = await schedule.run({ input: { release, localTime, timeZone, acceptWarnings: true } });
    if (answer?.__typename !== 'Release') return;
    tell('Scheduled.');
    onDone();
  };
  return (
    <Dialog title="Schedule" onClose={onClose}>
      <p>Warnings are accepted with it; what has to be mended still stops it when its time comes.</p>
      <TextField label="Date and time" type="datetime-local" value={localTime} onChange={setLocalTime} />
      <Select
        label="Time zone"
        choices={zones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
        value={timeZone}
        onChange={setTimeZone}
      />
      {schedule.problem && <Notice kind="problem">{schedule.problem}</Notice>}
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" onPress={() => void put()} isRunning={schedule.isRunning} isDisabled={localTime === ''}>
          Schedule
        </Button>
      </DialogActions>
    </Dialog>
  );
}
