// A message as people read it in a file: the same for Markdown, HTML and DOCX.
import { reasoningOf, withoutReasoning } from '@/model/answer';
import { c1Markdown } from '@/model/archive/c1-markdown';
import { displayNameOf } from '@/model/display-name';
import { LANGUAGE_TAGS } from '@/model/language';
import { withoutMentions } from '@/model/mentions';
import { isRemoved, type Message } from '@/model/message';
import { roleStrings } from '@/model/role-strings';
import type { ExportHead } from './export-head';
import type { ExportItem } from './export-items';
import type { Dialect } from './markdown/inlines';
import { exportStrings } from './strings';

/** Plain text is shown as it was written, Markdown as what it means: that of answers, and that of people. */
export type ViewText = { kind: 'plain' | Dialect; text: string };
export type ViewTime = { iso: string; local: string };

export type MessageView = {
  message: Message;
  name: string;
  /** The author's role in the thread; '' for the assistant and for who is no member now. */
  role: string;
  at: ViewTime;
  /** What became of it: edited, stopped, failed, deleted. */
  marks: string[];
  replyTo: { id: string; text: string } | null;
  text: ViewText;
  reasoning: string;
  versions: { at: ViewTime; text: ViewText }[];
};

export class MessageViewer {
  readonly #head: ExportHead;
  readonly #clock: Intl.DateTimeFormat;
  readonly #roles = new Map<string, string>();

  constructor(head: ExportHead) {
    this.#head = head;
    const { language, timeZone } = head;
    this.#clock = new Intl.DateTimeFormat(LANGUAGE_TAGS[language], {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone,
    });
  }

  time(at: number): ViewTime {
    return { iso: new Date(at).toISOString(), local: this.#clock.format(at) };
  }

  /** Members come before the messages. */
  addMember({ member }: ExportItem & { kind: 'member' }): void {
    const { id } = this.#head.participants.of(member);
    this.#roles.set(id, roleStrings[this.#head.language][member.role]);
  }

  view({ message: stored, versions }: ExportItem & { kind: 'message' }): MessageView {
    const message = this.#head.participants.message(stored);
    const { language } = this.#head;
    const strings = exportStrings[language];
    const { replyTo } = message;
    const nameOf = (id: string, name: string) => displayNameOf({ id, name }, language);
    return {
      message,
      name: nameOf(message.authorId, message.authorName),
      role: this.#roles.get(message.authorId) ?? '',
      at: this.time(message.createdAt),
      marks: this.#marks(message),
      replyTo: replyTo && {
        id: replyTo.id,
        text: strings.replyTo(nameOf(replyTo.authorId, replyTo.authorName)),
      },
      text: textOf(message),
      reasoning: reasoningText(message),
      versions: versions.map((version) => {
        const named = this.#head.participants.message(version);
        return { at: this.time(named.createdAt), text: textOf(named) };
      }),
    };
  }

  #marks({ status, editedAt, stop }: Message): string[] {
    const strings = exportStrings[this.#head.language];
    const isEdited = editedAt !== null && !isRemoved(status);
    const edited = isEdited ? [strings.edited(this.time(editedAt).local)] : [];
    if (status === 'sent' || status === 'done') return edited;
    if (status !== 'stopped') return [...edited, strings.marks[status]];
    return stop === null ? edited : [...edited, strings.stoppedBy(stop.byName)];
  }
}

function textOf(message: Message): ViewText {
  if (message.role === 'user') return { kind: 'typed', text: withoutMentions(message.content) };
  if (message.format === 'markdown') return { kind: 'answer', text: withoutReasoning(message.content) };
  const program = c1Markdown(message.content);
  return program === null ? { kind: 'plain', text: message.plain } : { kind: 'answer', text: program };
}

function reasoningText({ role, content }: Message): string {
  if (role === 'user') return '';
  const items = reasoningOf(content).map(({ title, text }) => [title, text].filter((part) => part !== ''));
  return items.map((parts) => parts.join('\n')).join('\n\n');
}
