import { ActionableError } from '../../graphql/errors.ts';

/** Another document of this kind has the key already, perhaps in the trash. */
export class KeyTaken extends ActionableError {
  readonly key: string;

  constructor(kind: string, key: string, isInTrash: boolean) {
    super(
      isInTrash
        ? `The ${kind} "${key}" is in the trash; take it out, or choose another key.`
        : `There is a ${kind} "${key}" already; open it, or choose another key.`,
    );
    this.key = key;
  }
}

/** One field that two people changed differently since the revision that both began with. */
export interface SaveConflictField {
  path: readonly string[];
  base: unknown;
  theirs: unknown;
  mine: unknown;
}

/** Somebody else changed the same fields since the revision that this save was based on; nothing was written. */
export class SaveConflict extends ActionableError {
  /** of the document */
  readonly key: string;
  /** number of the revision that stands now */
  readonly revision: number;
  readonly author: string;
  readonly conflicts: readonly SaveConflictField[];
  /** what stands now, whole */
  readonly theirs: unknown;

  constructor(
    current: { key: string; revision: number; author: string; content: unknown },
    conflicts: readonly SaveConflictField[],
  ) {
    const fields = conflicts.map(({ path }) => path.join('.')).join(', ');
    super(
      `${current.author} changed ${fields} of "${current.key}" in revision ${current.revision}, and so did you. Decide per field, then save ` +
        `again based on revision ${current.revision}.`,
    );
    this.key = current.key;
    this.revision = current.revision;
    this.author = current.author;
    this.conflicts = conflicts;
    this.theirs = current.content;
  }
}

/** Why a document cannot go into the trash. */
export interface Use {
  document: { kind: string; key: string };
  /** the document that refers to it; null when it is the published version itself */
  usedBy: { kind: string; key: string } | null;
  how: string;
}

/** Documents that are published, or that others refer to, cannot go into the trash; nothing was moved. */
export class StillInUse extends ActionableError {
  readonly uses: readonly Use[];

  constructor(uses: readonly Use[]) {
    const [first] = uses;
    const rest = uses.length > 1 ? ` And ${uses.length - 1} more.` : '';
    const by = first?.usedBy ? `${first.usedBy.kind} "${first.usedBy.key}": ${first.how}` : first?.how;
    super(`The ${first?.document.kind} "${first?.document.key}" is in use: ${by}.${rest}`);
    this.uses = uses;
  }
}
