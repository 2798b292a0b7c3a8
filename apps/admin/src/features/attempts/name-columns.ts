/** The columns that a file of attempts has, by the keys of what a form asks; of two questions with one key, with their bank. */
export function nameColumns(segments: readonly string[], questions: readonly string[]): string[] {
  const bare = questions.map((question) => question.slice(question.indexOf('/') + 1));
  return [
    'submitted_at',
    'locale',
    ...segments.map((segment) => `segment:${segment}`),
    ...questions.map((question, index) => {
      const key = bare[index] ?? question;
      return bare.filter((other) => other === key).length > 1 ? question : key;
    }),
  ];
}
