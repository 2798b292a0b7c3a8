/** A comparison that runs tells so several times a second; one that is silent for longer has ended with its server. */
export const longestSilenceMs = 30_000;
