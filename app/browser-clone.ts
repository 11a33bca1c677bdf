// Replaces `@ungap/structured-clone` in the browser (next.config.ts): every browser that Next supports has
// structuredClone.
const clone = <Value>(value: Value): Value => structuredClone(value);

// oxlint-disable-next-line import/no-default-export -- the replaced package has a default export, the only one that is imported
export default clone;
