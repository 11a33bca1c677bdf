// A loader of the build: takes the catalogues out of the browser's modules and puts each language into its dictionary.
import ts from 'typescript';

type Loader = {
  resourcePath: string;
  resourceQuery: string;
  /** Every file with catalogues, from the root: `app/_shell/strings.ts`. */
  getOptions: () => { files: readonly string[] };
};

// oxlint-disable-next-line import/no-default-export -- the interface of loaders asks for it
export default function stringsLoader(this: Loader, source: string): string {
  const { files } = this.getOptions();
  const [, language] = /\/services\/core\/dictionary-(\w+)\.ts$/.exec(this.resourcePath) ?? [];
  if (language !== undefined) return files.map((file) => `import '@/${file}?${language}';`).join('\n');
  const id = files.find((file) => this.resourcePath.endsWith(`/${file}`));
  return id === undefined ? source : withoutCatalogues(source, id, this.resourceQuery.slice(1));
}

/** `language` is empty for the module that screens import, else the dictionary's. */
export function withoutCatalogues(source: string, id: string, language: string): string {
  const file = ts.createSourceFile(id, source, ts.ScriptTarget.Latest, true);
  let code = source;
  const calls = cataloguesIn(file);
  for (const [index, call] of [...calls.entries()].toReversed()) {
    const name = JSON.stringify(`${id} ${index}`);
    const replacement =
      language === ''
        ? `fromDictionary(${name})`
        : `addToDictionary('${language}', ${name}, ${stringsOf(call, language)})`;
    code = code.slice(0, call.getStart()) + replacement + code.slice(call.getEnd());
  }
  return `import { ${language === '' ? 'fromDictionary' : 'addToDictionary'} } from '@/services/core/dictionary';\n${code}`;
}

function cataloguesIn(node: ts.Node): ts.CallExpression[] {
  if (ts.isCallExpression(node) && node.expression.getText() === 'catalogue') return [node];
  const found: ts.CallExpression[] = [];
  node.forEachChild((child) => void found.push(...cataloguesIn(child)));
  return found;
}

function stringsOf(call: ts.CallExpression, language: string): string {
  const [languages] = call.arguments;
  const properties = languages && ts.isObjectLiteralExpression(languages) ? [...languages.properties] : [];
  const property = properties.find((one) => one.name?.getText() === language);
  if (property === undefined || !ts.isPropertyAssignment(property))
    throw new Error(`A catalogue is written out, language by language: ${call.getSourceFile().fileName}`);
  return property.initializer.getText();
}
