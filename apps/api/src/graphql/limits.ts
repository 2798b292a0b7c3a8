/** What one delivery operation may ask for; the contract's largest operation stays well below. */
export const queryLimits = { depth: 12, breadth: 300, complexity: 20_000 } as const;

/** How many edges of a connection one request may take. */
export const maxPageSize = 100;

/** The largest request body, in bytes: a whole attempt with all its responses takes about 10 KB. */
export const maxBodyBytes = 256 * 1024;

/** The longest operation, in lexical tokens. */
export const maxDocumentTokens = 2_000;

/** What one studio operation may ask for: staff compose whole screens from one query. */
export const studioQueryLimits = { depth: 14, breadth: 500, complexity: 60_000 } as const;
