// Stands for `remark-gfm` in the browser (next.config.ts): that one also brings what writes markdown, which nothing here does.
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Data = { settings?: unknown; micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
type Parser = { data: () => Data };

function remarkGfm(this: Parser): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfm());
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown());
}

// The package it stands for exports nothing else.
// oxlint-disable-next-line import/no-default-export
export default remarkGfm;
