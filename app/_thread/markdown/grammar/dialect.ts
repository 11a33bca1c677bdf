// The markdown of this product: GFM without a single tilde, with emphasis and addresses beside East Asian writing, and formulas.
// Everything that reads markdown here parses it by this.
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { fromMarkdown, type Extension as Reader } from 'mdast-util-from-markdown';
import { gfm } from 'micromark-extension-gfm';
import type { Root } from 'mdast';
import type { Construct, ConstructRecord, Extension, Token } from 'micromark-util-types';
import { addresses } from './addresses';
import { wideEmphasis } from './emphasis';
import { FORMULA_CLASS, type FormulaKind } from './formula-class';
import { formulas } from './formula-syntax';
import { changed } from './tree-changes';

const TILDE = 126;

/** Constructs by the code that they begin with. */
function firstOf(found: Construct | Construct[] | undefined): Construct {
  const [construct] = [found ?? []].flat();
  if (construct === undefined) throw new Error('GFM has lost a construct');
  return construct;
}

const GFM = gfmAround();

/** GFM but for its addresses and tildes, which are replaced. */
function gfmAround(): Extension[] {
  const whole = gfm({ singleTilde: false });
  const text: ConstructRecord = {};
  for (const [code, found] of Object.entries(whole.text ?? {})) {
    const kept = [found ?? []].flat().filter(({ name }) => !name?.endsWith('Autolink'));
    if (kept.length > 0) text[code] = kept;
  }
  return [{ ...whole, text }, wideEmphasis(firstOf(whole.text?.[TILDE])), addresses];
}

/** What micromark is given for a text. */
export function syntaxOf(text: string): Extension[] {
  return [...GFM, formulas(text)];
}

const FORMULA: Reader = {
  enter: {
    formulaText(token) {
      const [mark, formula] = formulaIn(this.sliceSerialize(token));
      const kind = mark === '$' || mark === '\\(' ? 'inline' : 'display';
      this.enter({ type: 'inlineCode', value: formula, data: formulaData(kind) }, token);
    },
    formulaBlock(token) {
      const [, formula] = formulaIn(this.sliceSerialize(token));
      this.enter({ type: 'code', value: formula, data: formulaData('display') }, token);
    },
  },
  exit: { formulaText: leave, formulaBlock: leave },
};

function leave(
  this: ThisParameterType<NonNullable<NonNullable<Reader['exit']>['data']>>,
  token: Token,
): void {
  this.exit(token);
}

function formulaIn(source: string): [mark: string, formula: string] {
  const length = source.startsWith('$') && !source.startsWith('$$') ? 1 : 2;
  return [source.slice(0, length), source.slice(length, -length).trim()];
}

function formulaData(kind: FormulaKind): { hProperties: { className: string[] } } {
  return { hProperties: { className: [FORMULA_CLASS[kind]] } };
}

/** GFM's transforms find addresses a second time, by patterns. */
const READERS: Reader[] = [
  ...gfmFromMarkdown().map((reader) => ({ ...reader, transforms: [] })),
  FORMULA,
  { transforms: [changed] },
];

/** The tree of a text, with positions. `further`: extensions of the syntax that come first. */
export function parseMarkdown(text: string, further: Extension[] = []): Root {
  return fromMarkdown(text, { extensions: [...syntaxOf(text), ...further], mdastExtensions: READERS });
}
