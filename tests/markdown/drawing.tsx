// Draws markdown as the page does, block by block, and reduces it to what a test compares.
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import {
  planner,
  type Plan,
  type PlannedBlock,
  type PlannedNotes,
} from '@/app/_thread/markdown/drawing-plan';
import { Prose } from '@/app/_thread/markdown/markdown-prose';
import { NotesProvider } from '@/app/_thread/markdown/notes/notes';
import { LanguageProvider } from '@/hooks/core/use-strings';

export type Drawing = { body: string; notes: string };

/** Blocks are drawn once: most of them stay while a text grows. */
const drawn = new Map<string, string>();

export function drawingOf({ blocks, notes }: Plan): Drawing {
  const draw = (isNote: boolean) =>
    blocks
      .filter((block) => block.isNote === isNote)
      .map((block) => drawBlock(block, notes))
      .join('');
  return { body: draw(false), notes: draw(true) };
}

function drawBlock({ drawn: text, isOpen, links, notes: known }: PlannedBlock, notes: PlannedNotes): string {
  const key = JSON.stringify([text, isOpen, links, known, notes]);
  const html = drawn.get(key) ?? renderToStaticMarkup(page({ text, isOpen, links, notes: known }, notes));
  drawn.set(key, html);
  return html;
}

function page(block: ComponentProps<typeof Prose>, notes: PlannedNotes) {
  return (
    <LanguageProvider initialLanguage="en">
      <NotesProvider {...notes}>
        <Prose {...block} />
      </NotesProvider>
    </LanguageProvider>
  );
}

/** The drawing of a text that arrives in pieces of a size, after each of them. */
export function streamed(text: string, size: number): Drawing[] {
  const plan = planner();
  const drawings: Drawing[] = [];
  for (let end = size; end < text.length; end += size)
    drawings.push(drawingOf(plan(text.slice(0, end), true)));
  return [...drawings, drawingOf(plan(text, true)), drawingOf(plan(text, false))];
}

export function whole(text: string): Drawing {
  return drawingOf(planner()(text, false));
}

/** The elements without attributes, but for addresses and directions; formulas are called so. */
export function elementsOf(html: string): string {
  return html
    .replaceAll(/<svg[^]*?<\/svg>/g, '')
    .replaceAll(/<button[^]*?<\/button>/g, '')
    .replaceAll(/<span[^>]*> \([^<]*\)<\/span>/g, '')
    .replaceAll(/<code[^>]*data-formula="(\w+)"[^>]*>([^<]*)<\/code>/g, '<$1>$2</$1>')
    .replaceAll(/<([a-z]\w*)([^>]*)>/g, (_, name: string, attributes: string) => {
      const href = / href="([^"]*)"/.exec(attributes)?.[1];
      return `<${name}${href === undefined ? '' : ` ${href}`}${attributes.includes('dir="rtl"') ? ' dir="rtl"' : ''}>`;
    })
    .replaceAll(/>\s*\n\s*</g, '><');
}

/** The words and marks on screen, without blanks and without calls of footnotes, which are numbers until their note is missing. */
export function textOf(html: string): string {
  return elementsOf(html)
    .replaceAll(/<sup>.*?<\/sup>/g, '')
    .replaceAll(/<[^>]*>|\[\^\w+\]/g, '')
    .replaceAll(/[\s↩]/g, '');
}

/** The blocks, in order: the kind of each, and how it is drawn. */
export function blocksOf(html: string): { kind: string; drawing: string }[] {
  const blocks: { kind: string; drawing: string }[] = [];
  const elements = elementsOf(html);
  let [depth, from] = [0, 0];
  for (const { 0: tag, 1: end = '', 2: name = '', index } of elements.matchAll(/<(\/?)([a-z]\w*)[^>]*>/g)) {
    const isEmpty = /^(?:br|hr|input|img)$/.test(name);
    if (depth === 0) from = index;
    if (!isEmpty) depth += end === '' ? 1 : -1;
    if (depth === 0) blocks.push({ kind: name, drawing: elements.slice(from, index + tag.length) });
  }
  return blocks;
}
