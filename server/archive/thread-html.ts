// A thread as one HTML file: nothing in it is fetched or runs, it follows the reader's colours, and prints with all that is folded.
import { displayTitleOf } from '@/model/display-name';
import { eventText } from '@/model/event-text';
import { LANGUAGE_TAGS } from '@/model/language';
import type { ExportHead } from './export-head';
import type { ExportItem } from './export-items';
import { pageEnd, pageHead } from './html-page';
import { html, markdownHtml } from './markdown/html';
import { type MessageView, MessageViewer, type ViewText, type ViewTime } from './message-view';
import { exportStrings } from './strings';

export async function* threadHtml(
  head: ExportHead,
  items: AsyncIterable<ExportItem>,
): AsyncGenerator<string> {
  const viewer = new MessageViewer(head);
  yield headHtml(head, viewer);
  for await (const item of items) {
    switch (item.kind) {
      case 'member':
        viewer.addMember(item);
        break;
      case 'event': {
        const event = head.participants.event(item.event);
        yield `<p class="event" dir="auto">${html(eventText(event, head.language))} ${timeHtml(viewer.time(event.at))}</p>\n`;
        break;
      }
      case 'message':
        yield messageHtml(viewer.view(item), head);
        break;
      case 'end':
        yield endHtml(item, head);
    }
  }
}

function headHtml(head: ExportHead, viewer: MessageViewer): string {
  const { thread, instructions, exportedAt, language, timeZone, participants } = head;
  const strings = exportStrings[language];
  const title = displayTitleOf(thread, language);
  const text = participants.text(instructions);
  const at = viewer.time(exportedAt);
  return [
    pageHead({ title, language: LANGUAGE_TAGS[language] }),
    `<header><h1 dir="auto">${html(title)}</h1>`,
    `<p><time datetime="${at.iso}">${html(strings.exported(at.local, timeZone))}</time></p></header>`,
    '<main>',
    text === '' ? '' : folded(strings.instructions, plainHtml(text)),
    '',
  ].join('\n');
}

function messageHtml(view: MessageView, { language }: ExportHead): string {
  const strings = exportStrings[language];
  const { message, name, role, at, marks, replyTo, text, reasoning, versions } = view;
  const facts = [role, ...marks].filter((fact) => fact !== '');
  const earlier = versions.map((version) => `<div>${timeHtml(version.at)}\n${textHtml(version.text)}</div>`);
  return [
    `<article id="${idOf(message.id)}" class="${message.role === 'user' ? 'person' : 'assistant'}">`,
    `<h2 dir="auto">${html(name)}</h2>`,
    `<p class="facts">${facts.map(html).join(' · ')} ${timeHtml(at)}</p>`,
    replyTo === null ? '' : `<p class="facts"><a href="#${idOf(replyTo.id)}">${html(replyTo.text)}</a></p>`,
    reasoning === '' ? '' : folded(strings.reasoning, plainHtml(reasoning)),
    textHtml(text),
    earlier.length === 0 ? '' : folded(strings.versions(earlier.length), earlier.join('\n')),
    '</article>\n',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function endHtml({ why }: ExportItem & { kind: 'end' }, { language }: ExportHead): string {
  const strings = exportStrings[language];
  const said = why === null ? strings.complete : strings.incomplete(strings.ends[why]);
  const mark = `<!-- complete: ${why === null}${why === null ? '' : ` (${why})`} -->`;
  return `</main>\n<footer${why === null ? '' : ' class="incomplete"'}><p>${html(said)}</p></footer>\n${mark}\n${pageEnd()}`;
}

function idOf(messageId: string): string {
  return `m-${html(messageId)}`;
}

function timeHtml({ iso, local }: ViewTime): string {
  return `<time datetime="${iso}" title="${iso}">${html(local)}</time>`;
}

function textHtml({ kind, text }: ViewText): string {
  return kind === 'plain' ? plainHtml(text) : markdownHtml(text, kind);
}

/** Line breaks and blanks as they were written. */
function plainHtml(text: string): string {
  return text === '' ? '' : `<p class="plain" dir="auto">${html(text)}</p>`;
}

function folded(summary: string, inner: string): string {
  return `<details><summary>${html(summary)}</summary>\n${inner}\n</details>`;
}
