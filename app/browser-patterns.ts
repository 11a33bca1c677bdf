// Replaces `re2js` in the browser (next.config.ts): Firestore uses it to match patterns in pipelines, which are not
// used here.
export const RE2JS = {
  compile: (pattern: string) => ({
    test: (text: string) => new RegExp(pattern, 'u').test(text),
    matches: (text: string) => new RegExp(`^(?:${pattern})$`, 'u').test(text),
  }),
};
