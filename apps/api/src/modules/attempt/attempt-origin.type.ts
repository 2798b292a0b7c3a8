import { studio } from '../../graphql/studio-builder.ts';

/** Where an attempt came from, as its column `origin` says. */
export const AttemptOriginType = studio.enumType('AttemptOrigin', {
  description: 'Where an attempt came from.',
  values: {
    RESPONDENT: { value: 'respondent', description: 'Somebody took the assessment here.' },
    IMPORT: { value: 'import', description: 'It was brought in from elsewhere.' },
    SIMULATED: { value: 'simulated', description: 'It was made up to try the assessment with; nobody took it.' },
  } as const,
});
