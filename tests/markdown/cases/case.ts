/** A text, and parts that its drawing has. Attributes are left out, but for addresses. */
export type Case = readonly [text: string, ...parts: string[]];
