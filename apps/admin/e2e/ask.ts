import type { Page } from 'playwright-core';

/** Asks the studio as whoever is signed in on the page, once for each of the variables, and gives each answer's data. */
export const ask = (page: Page, query: string, variables: object[]) =>
  page.evaluate(
    async ([text, all]) => {
      // biome-ignore lint/suspicious/noExplicitAny: what an operation answers is read field by field, as a client reads it
      const found: any[] = [];
      for (const given of all) {
        const answer = await fetch('/studio/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: text, variables: given }),
        });
        const { data, errors } = await answer.json();
        if (errors) throw new Error(JSON.stringify(errors));
        found.push(data);
      }
      return found;
    },
    [query, variables] as const,
  );
