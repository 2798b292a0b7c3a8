import type { ContentKind, WaitingListQuery } from '../../generated/graphql.ts';
import { countOf } from '../../ui/format.ts';

/** One thing that somebody is to do something about. */
export interface Waiting {
  id: string;
  what: 'failed' | 'returned' | 'problem' | 'review' | 'approved' | 'mine';
  title: string;
  words: string;
  by: string | null;
  at: string | null;
  document?: { kind: ContentKind; key: string };
  release?: string;
}

const order: readonly Waiting['what'][] = ['failed', 'returned', 'problem', 'review', 'approved', 'mine'];

/** What the viewer can do something about, most pressing first; what they sent to others comes last. */
export function whatWaits(
  data: Pick<WaitingListQuery, 'viewer' | 'requested' | 'decided' | 'releases' | 'assessments'>,
): Waiting[] {
  const may = new Set(data.viewer?.abilities.map(({ name }) => name));
  const isMine = (name: string) => name === data.viewer?.name;
  const waiting: Waiting[] = [];
  for (const { node } of data.requested.edges) {
    // Decided a moment ago, and the server is being told.
    if (node.state !== 'REQUESTED') continue;
    const what = isMine(node.requestedBy) ? 'mine' : may.has('content:review') ? 'review' : null;
    if (what)
      waiting.push({
        id: node.id,
        what,
        title: node.document.title,
        words: node.message,
        by: node.requestedBy,
        at: node.requestedAt,
        document: node.document,
      });
  }
  for (const { node } of data.decided.edges) {
    const { document } = node;
    // A decision is about a revision: later ones, and later reviews, make it history.
    if (document.latestReview?.id !== node.id || document.revision !== node.revision || document.state === 'PUBLISHED')
      continue;
    const isReturnedToMe = node.state === 'RETURNED' && isMine(node.requestedBy);
    const isToPublish = node.state === 'APPROVED' && may.has('content:publish');
    if (isReturnedToMe || isToPublish)
      waiting.push({
        id: node.id,
        what: isReturnedToMe ? 'returned' : 'approved',
        title: document.title,
        words: node.decisionNote ?? '',
        by: node.decidedBy ?? null,
        at: node.decidedAt ?? null,
        document,
      });
  }
  for (const { node } of data.releases.edges)
    if (node.failure && may.has('content:publish'))
      waiting.push({
        id: node.id,
        what: 'failed',
        title: node.title,
        words: node.failure.message,
        by: null,
        at: node.failure.at,
        release: node.id,
      });
  for (const { node } of data.assessments.edges) {
    const errors = node.problems.filter(({ severity }) => severity === 'ERROR').length;
    if (errors > 0 && may.has('content:edit'))
      waiting.push({
        id: node.id,
        what: 'problem',
        title: node.title,
        words: `${countOf(errors, 'thing keeps', 'things keep')} it from being published.`,
        by: null,
        at: null,
        document: node,
      });
  }
  return waiting.sort((one, other) => order.indexOf(one.what) - order.indexOf(other.what));
}
