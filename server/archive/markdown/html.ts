// Markdown as HTML: every text escaped, links to the web alone, and nothing that a browser would fetch by itself.
import { escapeText } from '@/model/answer';
import { readMarkdown, type Block } from './blocks';
import type { Dialect, Inline } from './inlines';

export function markdownHtml(text: string, dialect: Dialect): string {
  return blocksHtml(readMarkdown(text, dialect));
}

/** Text between tags and in quoted attributes. */
export function html(text: string): string {
  // guard: exports-escape-html
  return escapeText(text).replaceAll("'", '&#39;');
}

function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p dir="auto">${inlinesHtml(block.inlines)}</p>`;
    case 'heading': {
      // Below the file's title and the messages' authors.
      const level = Math.min(block.level + 2, 6);
      return `<h${level} dir="auto">${inlinesHtml(block.inlines)}</h${level}>`;
    }
    case 'code':
      return `<pre tabindex="0"><code>${html(block.text)}</code></pre>`;
    case 'quote':
      return `<blockquote>${blocksHtml(block.blocks)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => `<li>${itemHtml(item)}</li>`).join('\n');
      return block.start === null ? `<ul>${items}</ul>` : `<ol start="${block.start}">${items}</ol>`;
    }
    case 'table':
      return tableHtml(block.rows);
    case 'rule':
      return '<hr>';
  }
}

/** An item of one paragraph needs no paragraph. */
function itemHtml(blocks: readonly Block[]): string {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocksHtml(blocks);
  return inlinesHtml(first.inlines) + (rest.length === 0 ? '' : `\n${blocksHtml(rest)}`);
}

function tableHtml([head = [], ...rows]: readonly Inline[][][]): string {
  const line = (cells: readonly Inline[][], tag: 'th' | 'td') =>
    `<tr>${cells.map((cell) => `<${tag} dir="auto">${inlinesHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line(row, 'td')).join('\n');
  return `<div class="table" tabindex="0"><table><thead>${line(head, 'th')}</thead><tbody>${body}</tbody></table></div>`;
}

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

const TAGS = { strong: 'strong', emphasis: 'em', deleted: 'del' } as const;

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return html(inline.text);
    case 'code':
      return `<code>${html(inline.text)}</code>`;
    case 'break':
      return '<br>';
    case 'strong':
    case 'emphasis':
    case 'deleted':
      return `<${TAGS[inline.kind]}>${inlinesHtml(inline.inlines)}</${TAGS[inline.kind]}>`;
    case 'link':
      return isWebAddress(inline.href)
        ? `<a href="${html(inline.href)}" rel="noopener noreferrer">${inlinesHtml(inline.inlines)}</a>`
        : `${inlinesHtml(inline.inlines)} (${html(inline.href)})`;
  }
}

export function isWebAddress(href: string): boolean {
  // guard: exports-link-to-the-web
  return /^(?:https?:\/\/|mailto:)/i.test(href);
}
