// Finds user-visible texts outside of a catalogue, or on the wrong side of one, by their syntax in the source: text
// between tags, attributes and properties that are shown, texts of an AppError, strings that look like a sentence.
import ts from 'typescript';
import { LANGUAGES, type Language } from '@/model/language';

export type HardCodedString = { line: number; text: string };

/** Attributes and properties whose value is shown or read out. */
const SHOWN_PROPERTIES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'body',
  'confirm',
  'description',
  'explain',
  'heading',
  'hint',
  'keep',
  'label',
  'message',
  'placeholder',
  'preview',
  'title',
  'text',
]);
/** The arguments of these calls are for machines or developers. */
const UNSEEN_CALLS = new Set([
  'closest',
  'Error',
  'log',
  'logError',
  'matches',
  'querySelector',
  'querySelectorAll',
  'report',
]);

const LETTERS = /\p{L}{2}/u;
/** "Nothing here", "Sent.": a capital letter, and more than one word or a full stop. */
const SENTENCE = /^\p{Lu}[\p{L}’']*(?:[\s,:]+\S*\p{L}|.*[.?!…]$)/u;
/** A method and a path: the name of an endpoint. */
const ENDPOINT = /^(?:GET|POST|PUT|PATCH|DELETE) \//;
const HAN = /\p{Script=Han}/u;
/** The placeholder for an interpolated value. */
const HOLE = '\u{FFFC}';
/** A whole word beside the placeholder. */
const FILLED_IN = /(?<![\p{L}\p{N}\u{FFFC}])\p{L}{2,}\s|\s\p{L}{2,}(?![\p{L}\p{N}])/u;

/** User-visible texts that are in no catalogue. */
export function hardCodedStrings(file: string, text: string): HardCodedString[] {
  const source = parse(file, text);
  const found: HardCodedString[] = [];
  const visit = (node: ts.Node): void => {
    if (isForMachines(node) || isCatalogue(node)) return;
    const shown = shownTextOf(node);
    if (shown !== null) found.push({ line: lineOf(source, node), text: shown.trim().replaceAll(HOLE, '…') });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Texts in the wrong language of a file's catalogues: only Latin letters on the Chinese side, Chinese on the English one. */
export function untranslated(file: string, text: string): HardCodedString[] {
  const source = parse(file, text);
  const found: HardCodedString[] = [];
  const visit = (node: ts.Node, language: Language | null): void => {
    const text = literalText(node);
    if (language !== null && text !== null && isOtherLanguage(text, language))
      found.push({ line: lineOf(source, node), text });
    ts.forEachChild(node, (child) => visit(child, languageOf(child) ?? language));
  };
  visit(source, null);
  return found;
}

function isOtherLanguage(text: string, language: Language): boolean {
  return language === 'zh' ? /\p{L}{2,}\s+\p{L}{2,}/u.test(text) && !HAN.test(text) : HAN.test(text);
}

/** An object with one property for each language, and no other. */
function isCatalogue(node: ts.Node): node is ts.ObjectLiteralExpression {
  if (!ts.isObjectLiteralExpression(node)) return false;
  const names = node.properties.map((property) => property.name?.getText());
  return names.length === LANGUAGES.length && LANGUAGES.every((language) => names.includes(language));
}

/** The language of a side of a catalogue; null for any other node. */
function languageOf(node: ts.Node): Language | null {
  if (!ts.isObjectLiteralElementLike(node) || !isCatalogue(node.parent)) return null;
  return LANGUAGES.find((language) => language === node.name?.getText()) ?? null;
}

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Types, imports, directives, and arguments for machines. */
function isForMachines(node: ts.Node): boolean {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression)) return true;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    return UNSEEN_CALLS.has(called.getText());
  }
  return false;
}

/** The text of a literal; a template has placeholders for its interpolated values. */
function literalText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isStringLiteral(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node)
    return null;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(HOLE);
  return null;
}

function shownTextOf(node: ts.Node): string | null {
  const text = literalText(node);
  if (text === null || !LETTERS.test(text) || ENDPOINT.test(text)) return null;
  if (ts.isJsxText(node) || HAN.test(text)) return text;
  if (isShown(node)) return text;
  if (isName(node.parent)) return null;
  if (ts.isTemplateExpression(node)) return FILLED_IN.test(text) ? text : null;
  return SENTENCE.test(text) ? text : null;
}

/** The value of an attribute that is not shown, or of a property that is an identifier. */
function isName(parent: ts.Node): boolean {
  if (ts.isPropertyAssignment(parent)) return ['id', 'key', 'queryKey'].includes(parent.name.getText());
  return ts.isJsxAttribute(parent) || (ts.isJsxExpression(parent) && ts.isJsxAttribute(parent.parent));
}

/** The value of a shown attribute or property, the text of an AppError, or a child of JSX, possibly conditional. */
function isShown(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return SHOWN_PROPERTIES.has(parent.name.getText());
  if (ts.isPropertyAssignment(parent) && parent.initializer === node)
    return SHOWN_PROPERTIES.has(parent.name.getText());
  if (ts.isNewExpression(parent))
    return parent.expression.getText() === 'AppError' && node !== parent.arguments?.[0];
  if (ts.isJsxExpression(parent))
    return ts.isJsxAttribute(parent.parent) ? SHOWN_PROPERTIES.has(parent.parent.name.getText()) : true;
  if (ts.isConditionalExpression(parent)) return node !== parent.condition && isShown(parent);
  if (ts.isBinaryExpression(parent)) return isChoice(parent) && node === parent.right && isShown(parent);
  return ts.isParenthesizedExpression(parent) && isShown(parent);
}

function isChoice({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.QuestionQuestionToken;
}
