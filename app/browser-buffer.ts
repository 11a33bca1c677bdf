// Replaces Node's `buffer` in the browser (next.config.ts): there, bytes are a Uint8Array.
export const Buffer = Uint8Array;
