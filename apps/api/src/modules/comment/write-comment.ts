import { v7 } from 'uuid';
import { actorOf } from '../../auth/viewer.ts';
import type { Comment } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { lockDocument } from '../document/lock-documents.ts';

const longestBody = 10_000;
const deepestPath = 12;

export function readBody(text: string): string {
  const body = text.trim();
  if (body === '') throw new InvalidInput([{ path: ['body'], message: 'Write something.' }]);
  if (body.length > longestBody)
    throw new InvalidInput([{ path: ['body'], message: `It takes at most ${longestBody} characters.` }]);
  return body;
}

interface Remark {
  documentId: string;
  path?: readonly string[] | null | undefined;
  body: string;
}

/** Hangs a remark on a field of a document (the whole document when no path is given). Throws NotFound and InvalidInput. */
export async function addComment(context: StudioContext, { documentId, path, body }: Remark): Promise<Comment> {
  const text = readBody(body);
  const field = [...(path ?? [])];
  if (field.length > deepestPath) throw new InvalidInput([{ path: ['path'], message: 'No field lies so deep.' }]);
  return writeComment(context, { documentId, path: field, body: text, parentId: null });
}

/** Answers a remark, or another answer to it. Throws NotFound and InvalidInput. */
export async function answerComment(
  context: StudioContext,
  { commentId, body }: { commentId: string; body: string },
): Promise<Comment> {
  const text = readBody(body);
  const answered = await context.database.comment.findUnique({ where: { id: commentId } });
  if (!answered) throw new NotFound('comment');
  const { documentId, path } = answered;
  return writeComment(context, { documentId, path, body: text, parentId: answered.parentId ?? answered.id });
}

async function writeComment(
  context: StudioContext,
  { documentId, path, body, parentId }: { documentId: string; path: string[]; body: string; parentId: string | null },
): Promise<Comment> {
  const viewer = viewerOf(context);
  const act = beginAct(actorOf(viewer));
  return context.database.$transaction(async (transaction) => {
    const document = await lockDocument(transaction, documentId);
    await recordAct(transaction, act, [
      { action: 'comment.write', summary: path.length > 0 ? `On ${path.join(' → ')}` : 'On the whole', document },
    ]);
    return transaction.comment.create({
      data: {
        id: v7(),
        documentId,
        parentId,
        path,
        body,
        authorId: viewer.id,
        authorName: act.actor.name,
        createdAt: act.at,
      },
    });
  });
}
