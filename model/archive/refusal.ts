// Why a file, or one conversation in it, does not come in. Codes: the words belong to the screens and the command.

/** Of a whole file: nothing after it is read. */
export const REFUSALS = [
  'file-too-large',
  'json-too-large',
  'zip-broken',
  'zip-encrypted',
  'zip-too-many-entries',
  'zip-too-large',
  'zip-ratio',
  'zip-size-wrong',
  'zip-unsafe-name',
  'zip-overlapping',
  'zip-nested',
  'zip-method',
  'too-many-conversations',
  'not-recognised',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Of one conversation: the others of its file come in. */
export const BREAKS = [
  'not-json',
  'cut-off',
  'not-a-conversation',
  /** Our own export, by a later version of this product. */
  'unknown-version',
  'no-messages',
  'duplicate',
  'too-large',
  'too-deep',
  'too-many-values',
  'too-many-messages',
] as const;
export type Break = (typeof BREAKS)[number];

/** Ends the reading of a file; `readArchive` turns it into an item, so nobody else catches it. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

/** Ends the reading of one conversation. */
export class BrokenConversation extends Error {
  override readonly name = 'BrokenConversation';
  readonly reason: Break;
  constructor(reason: Break) {
    super(reason);
    this.reason = reason;
  }
}
