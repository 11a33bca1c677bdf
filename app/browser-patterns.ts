// Stands for `re2js` in the browser (next.config.ts): Firestore matches patterns with it in pipelines, which nothing here
// asks for.
export const RE2JS = {
  compile: (pattern: string) => ({
    test: (text: string) => new RegExp(pattern, 'u').test(text),
    matches: (text: string) => new RegExp(`^(?:${pattern})$`, 'u').test(text),
  }),
};
