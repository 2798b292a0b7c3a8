import type { RunningProduct } from './start-product.ts';

/** Tells a person in a terminal where everything is. */
export function printAddresses({ url, databaseDescription, seeded }: RunningProduct): void {
  const lines = [
    '',
    'Yardstick is ready.',
    '',
    `  Guides and assessments   ${url}/`,
    `  Delivery API             ${url}/graphql`,
    `  GraphiQL                 ${url}/graphiql`,
    `  Health                   ${url}/healthz, ${url}/readyz`,
    `  Database                 ${databaseDescription}`,
    ...(seeded ? ['', `  ${seeded}`] : []),
    '',
    'Ctrl-C stops everything.',
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
