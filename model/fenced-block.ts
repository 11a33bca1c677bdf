// Fenced blocks of Markdown whose content is JSON, by the word behind their fence. Read line by line: the parser of the page is not
// loaded everywhere, and takes quadratic time. Blocks inside of lists and quotes count: no line of JSON begins with their marks.

const LIST_OR_QUOTE = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))*/;
const INDENT = /^[ \t>]*/;
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})[ \t]*([\w+#.-]*)/;

/** The contents of the blocks of a language, as `blockSource` writes them, each once, in their order. */
export function fencedBlocks(markdown: string, language: string): string[] {
  const found = new Set<string>();
  let fence: string | null = null;
  let lines: string[] | null = null;
  const end = () => {
    if (lines !== null) found.add(blockSource(lines.join('\n')));
    fence = null;
    lines = null;
  };
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    if (fence === null) {
      const [, marks, word = ''] = FENCE.exec(line.replace(LIST_OR_QUOTE, '')) ?? [];
      if (marks === undefined) continue;
      fence = marks;
      lines = word.toLowerCase() === language ? [] : null;
    } else if (closes(line, fence)) end();
    else lines?.push(line);
  }
  // A block that nothing ends reaches to the end.
  end();
  return [...found];
}

/** The content of a block without what stands before its lines: the same wherever the block is. */
export function blockSource(content: string): string {
  return content
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(INDENT, '').trimEnd())
    .join('\n')
    .trim();
}

function closes(line: string, fence: string): boolean {
  const bare = line.replace(INDENT, '').trimEnd();
  return bare.startsWith(fence) && bare.replaceAll(fence.charAt(0), '') === '';
}
