import type { ContentKind } from '../generated/graphql.ts';

/** Where a document is edited: what a link to it takes. `key` of a question is `bank/question`. */
export function documentPath(kind: ContentKind, key: string, view?: string) {
  const search = view ? { view } : {};
  switch (kind) {
    case 'QUESTION': {
      const [bank = '', question = ''] = key.split('/');
      return { to: '/questions/$bank/$question', params: { bank, question }, search } as const;
    }
    case 'GUIDE':
      return { to: '/guides/$slug', params: { slug: key }, search } as const;
    case 'ASSESSMENT':
      return { to: '/assessments/$slug', params: { slug: key }, search } as const;
    case 'FRAMEWORK':
      return { to: '/frameworks/$slug', params: { slug: key }, search } as const;
    case 'BANK':
      return { to: '/banks/$slug', params: { slug: key }, search } as const;
  }
}

const scoringFields = new Set(['competencies', 'bands', 'roleProfiles', 'focusRules', 'orientation']);
const aboutFields = new Set(['summary', 'competencies', 'assessments', 'related']);

/** Where a field of a document is edited. */
export function fieldPath(kind: ContentKind, key: string, path: readonly string[]) {
  return { ...documentPath(kind, key, viewOf(kind, path)), hash: path.join('.') };
}

/** The view that shows a field; undefined for the first one. */
function viewOf(kind: ContentKind, path: readonly string[]): string | undefined {
  const [field = ''] = path;
  if (kind === 'ASSESSMENT' && (scoringFields.has(field) || path.at(-1) === 'weight')) return 'scoring';
  return kind === 'GUIDE' && aboutFields.has(field) ? 'about' : undefined;
}

/** Where documents of a kind are listed. */
export const listPath = {
  QUESTION: { to: '/questions' },
  GUIDE: { to: '/guides' },
  ASSESSMENT: { to: '/assessments' },
  FRAMEWORK: { to: '/frameworks' },
  BANK: { to: '/frameworks' },
} as const satisfies Record<ContentKind, { to: string }>;
