// Parses the text of server-sent events.
import * as z from 'zod/v4';

export type ServerEvent = { event: string; data: Record<string, unknown> };

const dataSchema = z.record(z.string(), z.unknown());

/** The events of a transcript; comments that keep the connection alive are left out. */
export function readEvents(text: string): ServerEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block.trimEnd()) ?? [];
      return { event, data: dataSchema.parse(JSON.parse(data)) };
    });
}

/** Joins consecutive deltas: the boundaries between them carry no meaning. */
export function joinDeltas(events: readonly ServerEvent[]): ServerEvent[] {
  const joined: ServerEvent[] = [];
  for (const { event, data } of events) {
    const last = joined.at(-1);
    if (event === 'delta' && last?.event === 'delta')
      last.data = { text: String(last.data['text']) + String(data['text']) };
    else joined.push({ event, data: { ...data } });
  }
  return joined;
}

/** The text of all deltas since the last restart. */
export function textOf(events: readonly ServerEvent[]): string {
  return events.reduce((text, { event, data }) => {
    if (event === 'restart') return '';
    return event === 'delta' ? text + String(data['text']) : text;
  }, '');
}
