// The half of Markdown that people's messages are drawn with, as a tree of the parser that answers use: what would take words
// from the screen (definitions, footnotes, entities), or was hardly meant (indented code, underlined headings), stays text.
import type { Code, Construct, Extension, State } from 'micromark-util-types';
import { isWithinWord } from '@/model/marks-in-words';
import type { Plugins } from '@/app/_thread/markdown/markdown-prose';
import { asTyped, mentionOf, type Mentioned } from './mention-marks';

const ASTERISK = 42;
const TILDE = 126;

/** Constructs of micromark, and of its extension for GitHub's Markdown. */
const DISABLED = [
  'codeIndented',
  'setextUnderline',
  'htmlFlow',
  'htmlText',
  'definition',
  'characterReference',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'formulaText',
  'formulaBlock',
];

/** Runs of stars and tildes that join letters or digits are text. */
const marksInWords: Construct = {
  name: 'marksInWords',
  tokenize(effects, ok, nok) {
    const { previous } = this;
    return (mark) => {
      const run: State = (code) => {
        if (code === mark) {
          effects.consume(code);
          return run;
        }
        effects.exit('data');
        return isWithinWord(charOf(previous), charOf(code)) ? ok(code) : nok(code);
      };
      if (previous === mark) return nok(mark);
      effects.enter('data');
      return run(mark);
    };
  },
};

const SYNTAX: Extension[] = [
  { disable: { null: DISABLED } },
  { text: { [ASTERISK]: marksInWords, [TILDE]: marksInWords } },
];

function charOf(code: Code): string {
  return code === null || code < 0 ? '' : String.fromCharCode(code);
}

/** As much of a node of mdast as is read or changed here. */
export type Node = {
  type: string;
  value?: string;
  url?: string;
  spread?: boolean | null | undefined;
  children?: Node[];
  data?: { hName?: string | undefined; hProperties?: object | undefined } | undefined;
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
};
type Options = {
  mentions: readonly Mentioned[];
  /** Whether an `ins` is drawn at the end of the last line. */
  endsWithNote: boolean;
};

/** What the drawing of answers takes to draw a person's text instead. */
export function personSyntax({ mentions, endsWithNote }: Options): Pick<Plugins, 'syntax' | 'change'> {
  return {
    syntax: SYNTAX,
    change: (tree: Node, source) => {
      keepSpaces(tree, source);
      change(tree, mentions);
      if (endsWithNote) lastParagraph(tree).push({ type: 'note', data: { hName: 'ins' }, children: [] });
    },
  };
}

/** Markdown drops the spaces at the beginning of lines: in paragraphs that are in nothing else, they stay as they were typed. */
function keepSpaces({ children = [] }: Node, source: string): void {
  for (const paragraph of children) {
    if (paragraph.type !== 'paragraph') continue;
    const { start } = spanOf(paragraph);
    let at = source.lastIndexOf('\n', start - 1) + 1;
    paragraph.children = (paragraph.children ?? []).flatMap((node) => {
      const span = spanOf(node);
      const gap = source.slice(at, span.start);
      at = span.end;
      const kept = node.type === 'text' ? withIndents(node, source.slice(span.start, span.end)) : node;
      return /^[ \t]+$/.test(gap) ? [{ type: 'text', value: gap }, kept] : [kept];
    });
  }
}

function spanOf({ position }: Node): { start: number; end: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

function withIndents(node: Node, source: string): Node {
  const written = source.split(/\r\n|[\r\n]/);
  const lines = (node.value ?? '').split('\n');
  if (lines.length !== written.length) return node;
  const kept = lines.map((line, index) => (index === 0 ? '' : indentOf(written[index] ?? '')) + line);
  return { ...node, value: kept.join('\n') };
}

const indentOf = (line: string) => /^[ \t]*/.exec(line)?.[0] ?? '';

function change(node: Node, mentions: readonly Mentioned[]): void {
  if (node.type === 'code' || node.type === 'inlineCode') node.value = asTyped(node.value ?? '', mentions);
  if (node.url !== undefined) node.url = asTyped(node.url, mentions);
  // A list's text stands in paragraphs, which keep line breaks.
  if (node.type === 'list' || node.type === 'listItem') node.spread = true;
  if (node.type === 'heading') {
    node.type = 'paragraph';
    node.children = [{ type: 'strong', children: node.children ?? [] }];
  }
  for (const child of node.children ?? []) change(child, mentions);
  if (node.children) node.children = node.children.flatMap((child) => textNodes(child, mentions));
}

const MARKED = /([\u{f0000}-\u{ffffd}]|\n|(?<![\p{L}\p{N}_.@-])@assistant(?![\p{L}\p{N}_-]))/giu;

/** A text in pieces: mentions are marked, and each line break is a piece, around which no spaces are trimmed. */
function textNodes(node: Node, mentions: readonly Mentioned[]): Node[] {
  if (node.type === 'break') return [{ type: 'text', value: '\n' }];
  if (node.type !== 'text') return [node];
  const pieces = (node.value ?? '').split(MARKED).filter((piece) => piece !== '');
  return pieces.map((piece) => mentionNode(piece, mentions) ?? { type: 'text', value: piece });
}

function mentionNode(piece: string, mentions: readonly Mentioned[]): Node | null {
  const mentioned = mentionOf(piece, mentions);
  if (mentioned === undefined && piece.toLowerCase() !== '@assistant') return null;
  return {
    type: 'mention',
    data: { hName: 'mark', hProperties: mentioned === undefined ? {} : { dataUid: mentioned.uid } },
    children: [{ type: 'text', value: mentioned === undefined ? piece : `@${mentioned.name}` }],
  };
}

/** The children of the paragraph that ends the text; a new one where something else does, such as code. */
function lastParagraph(tree: Node): Node[] {
  let last: Node | undefined = tree;
  while (last !== undefined && last.type !== 'paragraph' && last.type !== 'code' && last.type !== 'table')
    last = last.children?.at(-1);
  if (last?.type === 'paragraph') return (last.children ??= []);
  const alone: Node = { type: 'paragraph', children: [], data: { hProperties: { dataAlone: '' } } };
  (tree.children ??= []).push(alone);
  return (alone.children ??= []);
}
