// Stands for `@ungap/structured-clone` in the browser (next.config.ts): every browser that Next supports clones by itself.
const clone = <Value>(value: Value): Value => structuredClone(value);

// The package it stands for exports nothing else that is asked for.
// oxlint-disable-next-line import/no-default-export
export default clone;
