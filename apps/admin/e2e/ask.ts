import type { Page } from 'playwright-core';

/** Asks the studio as whoever is signed in on the page, once for each of the variables. */
export const ask = (page: Page, query: string, variables: object[]) =>
  page.evaluate(
    async ([text, all]) => {
      for (const given of all) {
        const answer = await fetch('/studio/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: text, variables: given }),
        });
        const { errors } = await answer.json();
        if (errors) throw new Error(JSON.stringify(errors));
      }
    },
    [query, variables] as const,
  );
