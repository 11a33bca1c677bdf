import mermaid from 'mermaid';
import { MAX_DIAGRAM_CHARS } from '@/model/limits';

/** `kind`: the first word of the source. */
export type Drawing = { url: string; width: number; height: number; kind: string };

type DiagramOptions = { source: string; theme: 'light' | 'dark'; id: string };

/** Mermaid has one global configuration and measures in the page, so diagrams are rendered one at a time. */
let last: Promise<unknown> = Promise.resolve();

/** @throws the error that mermaid reports for the source */
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
    // An image cannot use the page's web fonts.
    fontFamily: 'system-ui, sans-serif',
    // Not every browser renders HTML inside an SVG image.
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

/** Sets the size of the view box: an image has no column to fill. */
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
