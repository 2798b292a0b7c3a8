import type { ReleaseState } from '../../generated/graphql.ts';
import { Chip, type Tone } from '../../ui/chip.tsx';

const looks: Record<ReleaseState, { tone: Tone; label: string }> = {
  OPEN: { tone: 'plain', label: 'Open' },
  SCHEDULED: { tone: 'waiting', label: 'Scheduled' },
  PUBLISHED: { tone: 'good', label: 'Published' },
  CANCELLED: { tone: 'problem', label: 'Cancelled' },
};

/** Where a release stands. */
export function ReleaseStateChip({ state }: { state: ReleaseState }) {
  return <Chip tone={looks[state].tone}>{looks[state].label}</Chip>;
}
