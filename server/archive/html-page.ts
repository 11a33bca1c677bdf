// The frame of HTML files: a policy under which nothing is fetched and nothing runs, and styles for screen, dark screen and paper.
import { html } from './markdown/html';

const STYLES = `
:root { color-scheme: light dark; --text: #1f2328; --quiet: #57606a; --line: #d0d7de; --back: #fff; --tint: #f5f7f9; --link: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf3; --quiet: #9da7b3; --line: #3d444d; --back: #111418; --tint: #1a1f26; --link: #79b8ff; }
}
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 3rem; color: var(--text); background: var(--back);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2 { font-size: 1rem; margin: 0; }
h3, h4, h5, h6 { font-size: 1.05rem; margin: 1em 0 .4em; }
header p, footer p, .facts, .event { color: var(--quiet); font-size: .85rem; margin: .15rem 0 .5rem; }
article { border-top: 1px solid var(--line); padding: .9rem 0; }
.assistant { background: var(--tint); margin: 0 -1rem; padding: .9rem 1rem; }
.event { text-align: center; margin: .6rem 0; }
.plain, .person p { white-space: pre-wrap; }
p, ul, ol, blockquote, pre, .table { margin: .5em 0; }
a { color: var(--link); }
code, pre { font: .9em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { padding: .7rem; border: 1px solid var(--line); border-radius: .4rem; overflow-x: auto; }
blockquote { border-left: 3px solid var(--line); padding-left: .8rem; color: var(--quiet); }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92rem; }
th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: start; }
details { border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .7rem; margin: .5em 0; font-size: .92rem; }
summary { color: var(--quiet); cursor: pointer; }
.incomplete { border: 2px solid currentColor; padding: 0 .8rem; }
@media print {
  :root { color-scheme: light; --text: #000; --quiet: #444; --line: #bbb; --back: #fff; --tint: #fff; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, .facts { break-after: avoid; }
  pre { white-space: pre-wrap; }
  .table { overflow: visible; }
  tr, figure { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

export function pageHead({ title, language }: { title: string; language: string }): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${html(title)}</title>`,
    `<style>${STYLES}</style>`,
    '</head>',
    '<body>',
  ].join('\n');
}

export function pageEnd(): string {
  return '</body>\n</html>\n';
}
