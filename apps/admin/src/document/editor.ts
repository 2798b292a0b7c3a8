import type { SemanticProblem } from './problems.tsx';

/** What the parts of an editing screen get: the content as it is now, and how to change it. */
export interface Editor<Content> {
  id: string;
  documentKey: string;
  title: string;
  content: Content;
  /** what the server has: what is read from it follows each save */
  revision: number;
  /** Changes of one group that follow each other closely are one step of undo. */
  change: (next: Content, group?: string) => void;
  isReadOnly: boolean;
  problems: readonly SemanticProblem[];
  /** the locale that every text has, and the one that is written beside it */
  locales: { main: string; beside: string | null };
}
