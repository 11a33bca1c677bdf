// The colours of code, and which scopes of a grammar have which.

/** In the style sheet, `code-…` each. */
export const KINDS = [
  'comment',
  'string',
  'number',
  'word',
  'title',
  'name',
  'meta',
  'added',
  'removed',
] as const;

/** Triples in the order of the code: from, to (UTF-16 units), and the index of a kind. */
export type Runs = Uint32Array<ArrayBuffer>;

const SCOPES: Record<(typeof KINDS)[number], string> = {
  comment: 'comment quote',
  string: 'string regexp char.escape link symbol selector-attr selector-pseudo code formula',
  number: 'number literal bullet',
  word: 'keyword selector-tag name tag-name section',
  title: 'title type class selector-class selector-id',
  name: 'attr attribute property variable template-variable',
  meta: 'meta built_in doctag template-tag',
  added: 'addition',
  removed: 'deletion',
};

const KIND_OF = new Map(
  KINDS.flatMap((kind, index) => SCOPES[kind].split(' ').map((scope) => [scope, index] as const)),
);

/** Code within a string, as between the braces of a template. */
const PLAIN = 'subst';

/** Of what a grammar calls a scope, `['hljs-title', 'function_']`, within something of another kind. Null: it has no colour. */
export function kindOf(className: unknown, around: number | null): number | null {
  const scope = Array.isArray(className) ? String(className[0]).slice('hljs-'.length) : '';
  return scope === PLAIN ? null : (KIND_OF.get(scope) ?? around);
}
