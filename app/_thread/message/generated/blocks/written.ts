// Blocks of a text are found in the whole of it: their order says which is which.

/** The text of a message, the same object while it is the same. */
export type Written = { text: string };

/** Reads each text once, however many of its blocks ask. */
export function readOnce<T>(read: (text: string) => T): (written: Written) => T {
  const known = new WeakMap<Written, { value: T }>();
  return (written) => {
    const { value } = known.get(written) ?? { value: read(written.text) };
    known.set(written, { value });
    return value;
  };
}
