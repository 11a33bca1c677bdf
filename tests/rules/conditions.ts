// Locates the conditions in the text of the rules. Parses only the syntax that firestore.rules uses:
// `allow method: if …;`, `function name(…) { return …; }`, comments on lines of their own or at a line's end.

export type Condition = {
  /** `allow list of threads/messages`, or `function isMember`. */
  name: string;
  /** Offsets of the expression in the text. */
  start: number;
  end: number;
  expression: string;
  /** For an `allow`: its method and the path of collections around it, as in `threads/messages/versions`. */
  allow?: { method: string; collections: string };
};

/** Every `allow` and every function, in source order. */
export function conditionsOf(rules: string): Condition[] {
  const text = blankComments(rules);
  return [...allowsOf(text), ...functionsOf(text)];
}

function allowsOf(text: string): Condition[] {
  return [...text.matchAll(/allow (\w+): if\s+([^;]+);/g)].map((found) => {
    const [whole, method = '', expression = ''] = found;
    const collections = collectionsOf(matchPathAt(text, found.index));
    const end = found.index + whole.length - 1;
    return {
      name: `allow ${method} of ${collections}`,
      start: end - expression.length,
      end,
      expression,
      allow: { method, collections },
    };
  });
}

function functionsOf(text: string): Condition[] {
  return [...text.matchAll(/function (\w+)\([^)]*\)\s*\{\s*return\s+([^;]+);/g)].map((found) => {
    const [whole, name = '', expression = ''] = found;
    const end = found.index + whole.length - 1;
    return { name: `function ${name}`, start: end - expression.length, end, expression };
  });
}

/** Collection segments: every other one, from the first. */
export function collectionsOf(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .filter((_segment, index) => index % 2 === 0)
    .join('/');
}

/** The match statements that are open at an offset, joined, without the one for the database. */
function matchPathAt(text: string, offset: number): string {
  const open: string[] = [];
  for (const [token, path] of text.slice(0, offset).matchAll(/match (\/\S+) \{|\{(?=\s)|\}(?=\s)/g)) {
    if (token === '}') open.pop();
    else open.push(path ?? '');
  }
  return open.join('').replace('/databases/{database}/documents', '');
}

/** Replaces comments by spaces, so that offsets stay the same. */
function blankComments(rules: string): string {
  return rules.replace(/\/\/.*$/gm, (comment) => ' '.repeat(comment.length));
}
