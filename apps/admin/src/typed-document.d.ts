// The generated documents are typed by this package's names, which urql carries under its own.
declare module '@graphql-typed-document-node/core' {
  export type { TypedDocumentNode } from 'urql';

  export interface DocumentTypeDecoration<TResult, TVariables> {
    __apiType?: (variables: TVariables) => TResult;
  }
}
