import mermaid from 'mermaid';
import { MAX_DIAGRAM_CHARS, MAX_DIAGRAM_EDGES } from '@/model/limits';

/** `kind`: the first word of the source. */
export type Drawing = { url: string; width: number; height: number; kind: string };

type DiagramOptions = {
  source: string;
  theme: 'light' | 'dark';
  id: string;
  /** Marks the drawing while it is under way. */ mark: () => () => void;
  /** Aborted when nobody waits for the diagram any more. */ signal: AbortSignal;
};

/** Larger pictures are of no use to a reader, and browsers refuse them. */
const MAX_SIDE_PX = 20_000;

/** Mermaid has one global configuration and measures in the page, so diagrams are rendered one at a time. */
let last: Promise<unknown> = Promise.resolve();

/** @throws the error that mermaid reports for the source */
export function drawDiagram(options: DiagramOptions): Promise<Drawing> {
  const drawing = last.then(async () => {
    // The page gets a turn between two diagrams.
    await new Promise((resolve) => setTimeout(resolve));
    options.signal.throwIfAborted();
    const end = options.mark();
    return draw(options).finally(end);
  });
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
    maxEdges: MAX_DIAGRAM_EDGES,
  });
  const { svg, diagramType } = await mermaid.render(id, source);
  return pictureOf(svg, diagramType);
}

/**
 * Sets the size of the view box: an image has no column to fill.
 * @throws RangeError for a picture that is too large
 */
function pictureOf(svg: string, kind: string): Drawing {
  const [, width, height] = /viewBox="[-\d.e]+ [-\d.e]+ ([\d.e]+) ([\d.e]+)"/.exec(svg) ?? [];
  const size = { width: Math.ceil(Number(width ?? 600)), height: Math.ceil(Number(height ?? 400)) };
  if (Math.max(size.width, size.height) > MAX_SIDE_PX) throw new RangeError('picture-too-large');
  const sized = svg.replace(
    /<svg\b[^>]*>/,
    (tag) =>
      `${tag.replace(/\s(?:width|height)="[^"]*"/g, '').slice(0, -1)} width="${size.width}" height="${size.height}">`,
  );
  return { url: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(sized)}`, ...size, kind };
}
