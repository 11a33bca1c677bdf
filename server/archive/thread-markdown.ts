// A thread as Markdown, for people and for being read back (model/archive/markdown-file.ts).
import { escapeMarks, foldedMark, markdownHead, messageMark } from '@/model/archive/markdown-file';
import { displayTitleOf } from '@/model/display-name';
import { eventText } from '@/model/event-text';
import type { ExportHead } from './export-head';
import type { ExportItem } from './export-items';
import { type MessageView, MessageViewer } from './message-view';
import { exportStrings } from './strings';

export async function* threadMarkdown(
  head: ExportHead,
  items: AsyncIterable<ExportItem>,
): AsyncGenerator<string> {
  const viewer = new MessageViewer(head);
  yield headText(head, viewer);
  for await (const item of items) {
    switch (item.kind) {
      case 'member':
        viewer.addMember(item);
        break;
      case 'event': {
        const event = head.participants.event(item.event);
        const { iso, local } = viewer.time(event.at);
        yield `\n*${escaped(eventText(event, head.language))} — ${local} (${iso})*\n`;
        break;
      }
      case 'message':
        yield messageText(viewer.view(item), head);
        break;
      case 'end':
        yield endText(item, head);
    }
  }
}

function headText(
  { thread, instructions, exportedAt, language, timeZone, participants }: ExportHead,
  viewer: MessageViewer,
) {
  const strings = exportStrings[language];
  const title = displayTitleOf(thread, language);
  const { local, iso } = viewer.time(exportedAt);
  const lines = [
    markdownHead({ id: thread.id, title, createdAt: thread.createdAt }),
    `# ${escaped(title)}`,
    '',
    `${strings.exported(local, timeZone)} · ${iso}`,
    '',
  ];
  const text = participants.text(instructions);
  return [...lines, ...(text === '' ? [] : [foldedMark(strings.instructions, selfContained(text)), ''])].join(
    '\n',
  );
}

function messageText(view: MessageView, { language }: ExportHead): string {
  const strings = exportStrings[language];
  const { message, name, role, at, marks, replyTo, text, reasoning, versions } = view;
  const mark = messageMark({
    id: message.id,
    kind: message.role === 'user' ? 'person' : message.role,
    name,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    replyTo: replyTo?.id ?? null,
    model: message.metadata.model ?? null,
  });
  const facts = [name, role, at.local, at.iso, replyTo?.text ?? '', ...marks].filter((fact) => fact !== '');
  const folded = [
    ...(reasoning === '' ? [] : [foldedMark(strings.reasoning, selfContained(reasoning))]),
    ...versions.map((version) =>
      foldedMark(`${strings.versions(1)}, ${version.at.local}`, selfContained(version.text.text)),
    ),
  ];
  return [
    '',
    mark,
    `## ${facts.map(escaped).join(' · ')}`,
    '',
    ...folded,
    escapeMarks(selfContained(text.text)),
    '',
  ].join('\n');
}

function endText({ why }: ExportItem & { kind: 'end' }, { language }: ExportHead): string {
  const strings = exportStrings[language];
  const said = why === null ? strings.complete : strings.incomplete(strings.ends[why]);
  return `\n---\n\n*${said}*\n\n<!-- complete: ${why === null}${why === null ? '' : ` (${why})`} -->\n`;
}

/** A name or a title in one line, which cannot begin or end anything. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
/** HTML that goes on beyond an empty line, to an end of its own. */
const OPEN_HTML = /^( {0,3})<(?=[!?]|(?:script|style|pre|textarea)\b)/i;

/** A text that ends what it begins: a fence or a comment without an end would take the messages after it along. */
export function selfContained(text: string): string {
  let fence = '';
  const lines = text.split('\n').map((line) => {
    const found = FENCE.exec(line)?.[1] ?? '';
    if (fence === '') {
      fence = found;
      return found === '' ? line.replace(OPEN_HTML, '$1\\<') : line;
    }
    const isEnd = found.startsWith(fence) && line.trim() === found;
    if (isEnd) fence = '';
    return line;
  });
  return (fence === '' ? lines : [...lines, fence]).join('\n');
}
