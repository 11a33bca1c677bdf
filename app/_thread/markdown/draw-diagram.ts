import mermaid from 'mermaid';
import { MAX_DIAGRAM_CHARS } from '@/model/limits';

/** `kind`: the first word of the source. */
export type Drawing = { url: string; width: number; height: number; kind: string };

type DiagramOptions = { source: string; theme: 'light' | 'dark'; id: string };

/** Mermaid keeps one configuration and measures in the page: one after the other. */
let last: Promise<unknown> = Promise.resolve();

/** @throws whatever mermaid finds wrong with the source */
export function drawDiagram(options: DiagramOptions): Promise<Drawing> {
  const drawing = last.then(() => draw(options));
  last = drawing.catch(() => undefined);
  return drawing;
}

async function draw({ source, theme, id }: DiagramOptions): Promise<Drawing> {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: theme === 'dark' ? 'dark' : 'neutral',
    // An image has no fonts of the page.
    fontFamily: 'system-ui, sans-serif',
    // HTML inside a picture is not drawn by every browser.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    secure: [
      'securityLevel',
      'startOnLoad',
      'maxTextSize',
      'maxEdges',
      'htmlLabels',
      'fontFamily',
      'themeCSS',
    ],
    maxTextSize: MAX_DIAGRAM_CHARS,
    maxEdges: 300,
  });
  const { svg, diagramType } = await mermaid.render(id, source);
  return pictureOf(svg, diagramType);
}

/** Its size is what its view box says: an image has no column to fill. */
function pictureOf(svg: string, kind: string): Drawing {
  const [, width, height] = /viewBox="[-\d.e]+ [-\d.e]+ ([\d.e]+) ([\d.e]+)"/.exec(svg) ?? [];
  const size = { width: Math.ceil(Number(width ?? 600)), height: Math.ceil(Number(height ?? 400)) };
  const sized = svg.replace(
    /<svg\b[^>]*>/,
    (tag) =>
      `${tag.replace(/\s(?:width|height)="[^"]*"/g, '').slice(0, -1)} width="${size.width}" height="${size.height}">`,
  );
  return { url: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized)}`, ...size, kind };
}
