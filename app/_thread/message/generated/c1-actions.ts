// The message that is sent when somebody presses something inside an answer.
import { unescapeText } from '@/model/answer';

type Action = { humanFriendlyMessage: string; llmFriendlyMessage: string };

/**
 * The visible label and, under it, the values of the form, a line each. The SDK's text for models contains them as
 * escaped JSON in a <context> element: {form: {field: {value, componentType}}}, beside a sentence about the press.
 */
export function messageOfAction({ humanFriendlyMessage, llmFriendlyMessage }: Action): string {
  const label = humanFriendlyMessage.trim();
  const lines = valuesOf(llmFriendlyMessage).map(([field, value]) => `- ${field}: ${value}`);
  if (label === '' && lines.length === 0) return llmFriendlyMessage.trim();
  return [label, ...lines].filter((line) => line !== '').join('\n');
}

function valuesOf(text: string): [string, string][] {
  const source = /<context>([\s\S]*)<\/context>/.exec(text)?.[1];
  const context = source === undefined ? [] : parse(unescapeText(source));
  const forms = Array.isArray(context) ? context.flatMap(entriesOf) : [];
  return forms.flatMap(([, form]) =>
    entriesOf(form).map(([field, state]): [string, string] => [
      field,
      valueText(isRecord(state) && 'value' in state ? state['value'] : state),
    ]),
  );
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return []; // Not the expected format: only the label is sent.
  }
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isRecord(value)) {
    return entriesOf(value)
      .map(([key, inner]) => `${key} ${valueText(inner)}`)
      .join(', ');
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
