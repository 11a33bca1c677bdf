// The markdown of this product: GFM without a single tilde, with emphasis and addresses beside East Asian writing, and formulas.
// Everything that reads markdown here parses it by this.
import { fromMarkdown, type Extension as Reader } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Root } from 'mdast';
import type { Construct, Extension, Token } from 'micromark-util-types';
import { addresses } from './addresses';
import { wideEmphasis } from './emphasis';
import { FORMULA_CLASS, type FormulaKind } from '@/app/_thread/markdown/grammar/formulas/formula-class';
import { formulas } from '@/app/_thread/markdown/grammar/formulas/formula-syntax';
import { changed } from './tree-changes';

const TILDE = 126;
const strikethrough = gfmStrikethrough({ singleTilde: false });

const GFM: Extension[] = [gfmFootnote(), strikethrough, gfmTable(), gfmTaskListItem(), addresses];

function firstOf(found: Construct | Construct[] | undefined): Construct {
  const [construct] = [found ?? []].flat();
  if (construct === undefined) throw new Error('GFM has lost its tildes');
  return construct;
}

const STRIKE = firstOf(strikethrough.text?.[TILDE]);

/** What micromark is given for a text. */
export function syntaxOf(text: string): Extension[] {
  return [...GFM, wideEmphasis(STRIKE, text), formulas(text)];
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

const ADDRESS: Reader = {
  enter: {
    address(token) {
      const written = this.sliceSerialize(token);
      const url = /^www/i.test(written) ? `http://${written}` : written;
      this.enter({ type: 'link', url, title: null, children: [{ type: 'text', value: written }] }, token);
    },
  },
  exit: { address: leave },
};

const READERS: Reader[] = [
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  ADDRESS,
  FORMULA,
  { transforms: [changed] },
];

/** The tree of a text, with positions. `further`: extensions of the syntax that come first. */
export function parseMarkdown(text: string, further: Extension[] = []): Root {
  return fromMarkdown(text, { extensions: [...syntaxOf(text), ...further], mdastExtensions: READERS });
}
