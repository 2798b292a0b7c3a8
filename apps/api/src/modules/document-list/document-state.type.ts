import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from '../document/document.type.ts';
import { documentStates, statesOfDocuments } from './document-state.ts';

export const DocumentStateType = studio.enumType('DocumentState', {
  description: 'How a draft stands to what is live.',
  values: documentStates,
});

studio.interfaceField(DocumentInterface, 'state', (t) =>
  t.field({
    type: DocumentStateType,
    description: 'How the draft stands to what is live.',
    resolve: ({ id }, _args, context) => statesOfDocuments(context).load(id),
  }),
);
