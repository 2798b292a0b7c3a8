import type { DocumentState } from '../generated/graphql.ts';
import { Chip, type Tone } from '../ui/chip.tsx';

const looks: Record<DocumentState, { tone: Tone; label: string }> = {
  NEVER_PUBLISHED: { tone: 'plain', label: 'Not live' },
  CHANGED: { tone: 'waiting', label: 'Changed' },
  PUBLISHED: { tone: 'good', label: 'Published' },
  TRASHED: { tone: 'problem', label: 'In the trash' },
};

export const documentStates = (Object.keys(looks) as DocumentState[]).map((id) => ({ id, label: looks[id].label }));

/** How a draft stands to what is live. */
export function DocumentStateChip({ state }: { state: DocumentState }) {
  return <Chip tone={looks[state].tone}>{looks[state].label}</Chip>;
}
