/**
 * What one person answered: placement id → chosen option ids.
 * A placement that is absent, or has no options, was skipped; `notPresented` lists those never shown.
 */
export interface Responses {
  answers: Readonly<Record<string, readonly string[]>>;
  notPresented?: readonly string[];
}
