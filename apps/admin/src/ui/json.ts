/** What a JSON scalar takes. */
export type JsonValue = string | number | boolean | null;
