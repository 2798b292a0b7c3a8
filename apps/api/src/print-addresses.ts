import type { RunningProduct } from './start-product.ts';

/** Tells a person in a terminal where everything is. */
export function printAddresses({ url, databaseDescription, seeded, setUpLink }: RunningProduct): void {
  const lines = [
    '',
    'Yardstick is ready.',
    '',
    `  Guides and assessments   ${url}/`,
    `  Delivery API             ${url}/graphql`,
    `  Studio                   ${url}/studio/`,
    `  Studio API               ${url}/studio/graphql`,
    `  GraphiQL                 ${url}/graphiql`,
    `  Health                   ${url}/healthz, ${url}/readyz`,
    `  Database                 ${databaseDescription}`,
    ...(setUpLink
      ? ['', '  Nobody can sign in to the studio yet. Make the first administrator, once:', `  ${setUpLink}`]
      : []),
    ...(seeded ? ['', `  ${seeded}`] : []),
    '',
    'Ctrl-C stops everything.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
