// Replaces `remark-gfm` in the browser (next.config.ts): the package also contains a markdown serializer, which is not
// used here.
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

type Data = { settings?: unknown; micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] };
type Parser = { data: () => Data };

function remarkGfm(this: Parser): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(gfm());
  (data.fromMarkdownExtensions ??= []).push(gfmFromMarkdown());
}

// oxlint-disable-next-line import/no-default-export -- the replaced package has a default export only
export default remarkGfm;
