import type { JsonContent } from '@yardstick/domain/revising/content-path.ts';
import type { Client } from 'urql';
import { graphql } from '../generated/gql.ts';
import type { SaveAnswer } from './draft.ts';

const SaveDraft = graphql(`
  mutation SaveContent($input: SaveDraftInput!) {
    saveDraft(input: $input) {
      __typename
      ... on SavedDraft { document { id revision content } }
      ... on SaveConflict { author revision theirs conflicts { path base theirs mine } }
      ... on InvalidInput { message problems { path message } }
      ... on Error { message }
    }
  }
`);

/** Sends a draft; every way in which that can end is an answer. */
export async function saveContent(
  client: Client,
  input: { id: string; basedOn: number; content: JsonContent },
): Promise<SaveAnswer> {
  const { data, error } = await client.mutation(SaveDraft, { input });
  if (error?.networkError) return { kind: 'unreachable' };
  const code = error?.graphQLErrors[0]?.extensions.code;
  if (code === 'UNAUTHENTICATED') return { kind: 'signed-out' };
  if (error) return { kind: code === 'FORBIDDEN' ? 'refused' : 'unreachable', message: error.message, problems: [] };
  const result = data?.saveDraft;
  switch (result?.__typename) {
    case 'SavedDraft':
      return { kind: 'saved', revision: result.document.revision, content: result.document.content as JsonContent };
    case 'SaveConflict':
      return {
        kind: 'conflict',
        revision: result.revision,
        author: result.author,
        theirs: result.theirs as JsonContent,
        conflicts: result.conflicts.map((conflict) => ({
          path: conflict.path,
          base: conflict.base ?? null,
          theirs: conflict.theirs ?? null,
          mine: conflict.mine ?? null,
        })),
      };
    case 'InvalidInput':
      return { kind: 'refused', message: result.message, problems: result.problems };
    case 'NotFound':
      return { kind: 'refused', message: 'This document is not there any more.', problems: [] };
    default:
      return { kind: 'unreachable' };
  }
}
