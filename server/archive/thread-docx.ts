// A thread as a Word file, built in memory: MAX_DOCX_MESSAGES bounds it. The one file that knows `docx`.
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { displayTitleOf } from '@/model/display-name';
import { eventText } from '@/model/event-text';
import type { ExportHead } from './export-head';
import type { ExportItem } from './export-items';
import { readMarkdown, type Block } from './markdown/blocks';
import type { Inline } from './markdown/inlines';
import { isWebAddress } from './markdown/html';
import { type MessageView, MessageViewer, type ViewText } from './message-view';
import { exportStrings } from './strings';

type Part = Paragraph | Table;
type Style = { bold?: boolean; italics?: boolean; strike?: boolean; font?: string };

const QUIET = '57606A';
const CODE_FONT = 'Consolas';
const HEADINGS = [
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

export async function* threadDocx(
  head: ExportHead,
  items: AsyncIterable<ExportItem>,
): AsyncGenerator<Uint8Array> {
  const viewer = new MessageViewer(head);
  const parts = headParts(head, viewer);
  for await (const item of items) {
    if (item.kind === 'member') viewer.addMember(item);
    else if (item.kind === 'event') parts.push(eventPart(item, head, viewer));
    else if (item.kind === 'message') parts.push(...messageParts(viewer.view(item), head));
    else parts.push(endPart(item, head));
  }
  const { thread, language } = head;
  const document = new Document({
    title: xmlText(displayTitleOf(thread, language)),
    creator: 'Cothread',
    sections: [{ children: parts }],
    numbering: { config: [{ reference: 'ordered', levels: ORDERED_LEVELS }] },
  });
  yield await Packer.toBuffer(document);
}

const ORDERED_LEVELS = [0, 1, 2, 3].map((level) => ({
  level,
  format: 'decimal' as const,
  text: `%${level + 1}.`,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 300 } } },
}));

function headParts(head: ExportHead, viewer: MessageViewer): Part[] {
  const { thread, instructions, exportedAt, language, timeZone, participants } = head;
  const strings = exportStrings[language];
  const title = new Paragraph({
    heading: HeadingLevel.TITLE,
    children: [run(displayTitleOf(thread, language))],
  });
  const exported = quiet(strings.exported(viewer.time(exportedAt).local, timeZone));
  const text = participants.text(instructions);
  return text === ''
    ? [title, exported]
    : [title, exported, quiet(strings.instructions), ...plainParts(text)];
}

function eventPart({ event }: ExportItem & { kind: 'event' }, head: ExportHead, viewer: MessageViewer): Part {
  const text = eventText(head.participants.event(event), head.language);
  return quiet(`${text} · ${viewer.time(event.at).local}`, AlignmentType.CENTER);
}

function messageParts(view: MessageView, { language }: ExportHead): Part[] {
  const strings = exportStrings[language];
  const { name, role, at, marks, replyTo, text, reasoning, versions } = view;
  const facts = [role, at.local, replyTo?.text ?? '', ...marks].filter((fact) => fact !== '');
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(name)] }),
    quiet(facts.join(' · ')),
    ...(reasoning === '' ? [] : [quiet(strings.reasoning), ...plainParts(reasoning, { italics: true })]),
    ...textParts(text),
    ...versions.flatMap((version) => [
      quiet(`${strings.versions(1)} · ${version.at.local}`),
      ...textParts(version.text),
    ]),
  ];
}

function endPart({ why }: ExportItem & { kind: 'end' }, { language }: ExportHead): Part {
  const strings = exportStrings[language];
  return quiet(why === null ? strings.complete : strings.incomplete(strings.ends[why]));
}

function quiet(text: string, alignment: 'start' | 'center' = AlignmentType.START): Paragraph {
  const children = [new TextRun({ text: xmlText(text), color: QUIET, size: 18 })];
  return new Paragraph({ alignment, children, spacing: { after: 80 } });
}

function textParts({ kind, text }: ViewText): Part[] {
  return kind === 'plain' ? plainParts(text) : blockParts(readMarkdown(text, kind), 0);
}

function plainParts(text: string, style: Style = {}): Part[] {
  return text === '' ? [] : text.split('\n').map((line) => new Paragraph({ children: [run(line, style)] }));
}

function blockParts(blocks: readonly Block[], depth: number): Part[] {
  return blocks.flatMap((block) => partsOf(block, depth));
}

function partsOf(block: Block, depth: number): Part[] {
  const indent = { left: 400 * depth };
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: runs(block.inlines), indent, spacing: { after: 120 } })];
    case 'heading': {
      const heading = HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_6;
      return [new Paragraph({ heading, children: runs(block.inlines) })];
    }
    case 'code':
      return block.text
        .split('\n')
        .map((line) => new Paragraph({ indent, children: [run(line, { font: CODE_FONT })] }));
    case 'quote':
      return blockParts(block.blocks, depth + 1);
    case 'list':
      return block.items.flatMap((item) => itemParts(item, block.start !== null, depth));
    case 'table':
      return [tablePart(block.rows)];
    case 'rule':
      return [new Paragraph({ thematicBreak: true })];
  }
}

const MAX_LEVEL = ORDERED_LEVELS.length - 1;

function itemParts([first, ...rest]: readonly Block[], isOrdered: boolean, depth: number): Part[] {
  const level = Math.min(depth, MAX_LEVEL);
  const numbering = isOrdered ? { numbering: { reference: 'ordered', level } } : { bullet: { level } };
  if (first === undefined) return [];
  const isText = first.kind === 'paragraph' || first.kind === 'heading';
  const head = isText ? [new Paragraph({ children: runs(first.inlines), ...numbering })] : [];
  return [...head, ...blockParts(isText ? rest : [first, ...rest], depth + 1)];
}

function tablePart(rows: readonly Inline[][][]): Table {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = (row: readonly Inline[][]) =>
    Array.from(
      { length: columns },
      (_, index) => new TableCell({ children: [new Paragraph({ children: runs(row[index] ?? []) })] }),
    );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row, index) => new TableRow({ tableHeader: index === 0, children: cells(row) })),
  });
}

function runs(inlines: readonly Inline[], style: Style = {}): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    switch (inline.kind) {
      case 'text':
        return [run(inline.text.replaceAll('\n', ' '), style)];
      case 'code':
        return [run(inline.text, { ...style, font: CODE_FONT })];
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'strong':
        return runs(inline.inlines, { ...style, bold: true });
      case 'emphasis':
        return runs(inline.inlines, { ...style, italics: true });
      case 'deleted':
        return runs(inline.inlines, { ...style, strike: true });
      case 'link': {
        const children = runs(inline.inlines, style);
        const link = xmlText(inline.href);
        return isWebAddress(link) ? [new ExternalHyperlink({ children, link })] : children;
      }
    }
  });
}

function run(text: string, style: Style = {}): TextRun {
  return new TextRun({ text: xmlText(text), ...style });
}

/** XML 1.0 cannot hold most control characters, however they are escaped, nor half a surrogate pair. */
function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is removed
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
}
