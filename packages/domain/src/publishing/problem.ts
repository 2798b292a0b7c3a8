export type DocumentKind = 'bundle' | 'guide' | 'framework' | 'bank' | 'question' | 'assessment';

/** Where a problem is and how to mend it; an error blocks publishing, a warning asks. */
export interface Problem {
  /** stable and kebab-case, for programs */
  code: string;
  severity: 'error' | 'warning';
  document: { kind: DocumentKind; key: string };
  /** field of the document, outermost first, as in `['bands', 2, 'from']` */
  path: readonly (string | number)[];
  /** what is wrong, in the subject's terms */
  message: string;
  /** what to do or to write instead */
  mend: string;
}
