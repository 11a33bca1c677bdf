// Replaces `hast-util-to-jsx-runtime` in the browser (next.config.ts): the package brings a table of all attributes of HTML and
// SVG, and a parser of CSS. What markdown and KaTeX make has the names that React uses, but for those below.
import type { ElementType, JSXElementConstructor, ReactElement, ReactNode } from 'react';

type Element = {
  type: 'element';
  tagName: string;
  properties: Readonly<Record<string, unknown>>;
  children: readonly Node[];
};
type Node = Element | { type: 'root'; children: readonly Node[] } | { type: 'text'; value: string };
type Props = Record<string, unknown>;
/** A component, or the name of any element. */
type Type = JSXElementConstructor<never> | string;
type Options = {
  Fragment: ElementType;
  // Methods: React's own take fewer names of elements than there are.
  jsx(this: void, type: Type, props: Props, key?: string): ReactElement;
  jsxs(this: void, type: Type, props: Props, key?: string): ReactElement;
  components?: Readonly<Record<string, ElementType | undefined>>;
};

export function toJsxRuntime(tree: Node, options: Options): ReactElement {
  const drawn = draw(tree, options);
  return typeof drawn === 'object' ? drawn : create(options, options.Fragment, {}, [drawn]);
}

function draw(node: Node, options: Options, key?: string): ReactElement | string | undefined {
  switch (node.type) {
    case 'element':
      return drawElement(node, options, key);
    case 'root':
      return create(options, options.Fragment, {}, drawAll(node.children, options));
    case 'text':
      return node.value;
    default:
      // Comments and doctypes are nothing on screen.
      return undefined;
  }
}

function drawElement(node: Element, options: Options, key?: string): ReactElement {
  const { tagName } = node;
  const components = options.components ?? {};
  const type = (Object.hasOwn(components, tagName) && components[tagName]) || tagName;
  const props = propsOf(node);
  if (typeof type !== 'string') props['node'] = node;
  const children = drawAll(node.children, options);
  const shown = WITHOUT_TEXT.has(tagName)
    ? children.filter((child) => typeof child !== 'string' || child.trim() !== '')
    : children;
  return create(options, type, props, shown, key);
}

/** React warns of white space in them. */
const WITHOUT_TEXT = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr']);

/** Keys count the elements of one name, so that a new paragraph leaves a list before it as it is. */
function drawAll(nodes: readonly Node[], options: Options): (ReactElement | string)[] {
  const counts = new Map<string, number>();
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return draw(node, options) ?? [];
    const count = counts.get(node.tagName) ?? 0;
    counts.set(node.tagName, count + 1);
    return drawElement(node, options, `${node.tagName}-${count}`);
  });
}

function create(
  { jsx, jsxs }: Options,
  type: Type,
  props: Props,
  children: readonly ReactNode[],
  key?: string,
): ReactElement {
  const [only] = children;
  if (children.length > 1) return jsxs(type, { ...props, children }, key);
  return jsx(type, only === undefined || only === '' ? props : { ...props, children: only }, key);
}

function propsOf({ tagName, properties }: Element): Props {
  const props: Props = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || Number.isNaN(value) || name === 'children') continue;
    if (name === 'style') props['style'] = typeof value === 'string' ? styleOf(value) : value;
    else if (name === 'align' && (tagName === 'td' || tagName === 'th'))
      props['style'] = { textAlign: value };
    else props[attributeOf(name)] = Array.isArray(value) ? value.join(' ') : value;
  }
  return props;
}

function attributeOf(name: string): string {
  if (/^aria[A-Z]/.test(name)) return `aria-${name.slice('aria'.length).toLowerCase()}`;
  return /^data[A-Z]/.test(name) ? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) : name;
}

/** Of what KaTeX writes: no comments, no quotes, no custom properties. */
function styleOf(css: string): Record<string, string> {
  return Object.fromEntries(
    css.split(';').flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      if (colon === -1) return [];
      const name = declaration.slice(0, colon).trim();
      const value = declaration.slice(colon + 1).trim();
      return [[name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]];
    }),
  );
}
