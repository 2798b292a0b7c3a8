import type { StudioContext } from '../../graphql/studio-context.ts';
import type { PlacementRow } from './read-questions.ts';

export interface QuestionInsight {
  assessment: string;
  title: string;
  form: number;
  scoringModel: number;
  insight: PlacementRow;
}

export async function readQuestionInsights(
  _context: StudioContext,
  _question: { bank: string; key: string },
): Promise<QuestionInsight[]> {
  throw new Error('being written');
}
