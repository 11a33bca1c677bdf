// A workspace export of Slack: a folder for each channel with a file for each day. A channel becomes a conversation of several people;
// an answer in one of its threads is a reply, in the order of time.
import type { Attachment, Conversation, ConversationMessage, ToolPart } from '@/model/archive/conversation';
import { linkOf } from '@/model/archive/citations';
import { finished } from '@/model/archive/finish';
import { attachmentKind, countSkipped, messageOf, type Piece, type Skipped } from '@/model/archive/pieces';
import { BrokenConversation } from '@/model/archive/refusal';
import { slackMarkdown } from '@/model/archive/slack-markup';
import type { TreeNode } from '@/model/archive/tree';
import {
  firstString,
  idOf,
  isRecord,
  listOf,
  recordOf,
  stringOf,
  timeOf,
  type JsonRecord,
} from '@/model/archive/values';
import type { ArchiveLimits } from '@/model/import-limits';

const TIMESTAMP = /^\d{9,11}\.\d{1,9}$/;

/** An entry of a day's file. */
export function isSlackMessage(value: unknown): boolean {
  return isRecord(value) && value.type === 'message' && TIMESTAMP.test(stringOf(value.ts));
}

export function isSlackUser(value: unknown): boolean {
  return isRecord(value) && /^[UWB][A-Z0-9]{2,}$/.test(stringOf(value.id)) && isRecord(value.profile);
}

/** Of channels, private channels, and conversations of a few people. */
export function isSlackChannel(value: unknown): boolean {
  return isRecord(value) && /^[CDG][A-Z0-9]{2,}$/.test(stringOf(value.id)) && Array.isArray(value.members);
}

type Channel = { id: string; name: string; createdAt: number | null };
/** People may be listed after the conversations that they are in. */
type ListedChannel = Omit<Channel, 'name'> & { name: string; members: readonly string[] };

/** Who and what the ids of a workspace mean. */
export class SlackDirectory {
  readonly #people = new Map<string, string>();
  /** By the name of their folder: a channel's name, or the id of a conversation without one. */
  readonly #channels = new Map<string, ListedChannel>();

  add(value: unknown): void {
    const record = recordOf(value);
    const id = stringOf(record.id);
    if (isSlackUser(value)) this.#people.set(id, nameIn(recordOf(record.profile), record) || id);
    if (!isSlackChannel(value)) return;
    const members = listOf(record.members).slice(0, MAX_NAMED_MEMBERS).map(stringOf);
    const named = firstString(record.name);
    this.#channels.set(named || id, { id, name: named, members, createdAt: timeOf(record.created) });
  }

  nameOf(id: string): string {
    return this.#people.get(id) ?? id;
  }

  channelOf(folder: string): Channel {
    const listed = this.#channels.get(folder);
    if (listed === undefined) return { id: `folder-${folder}`, name: `#${folder}`, createdAt: null };
    const { id, name, members, createdAt } = listed;
    const names = members.map((member) => this.nameOf(member)).join(', ');
    return { id, name: name === '' ? names : `#${name}`, createdAt };
  }
}

/** Of a conversation that has no name of its own. */
const MAX_NAMED_MEMBERS = 8;

function nameIn(profile: JsonRecord, person: JsonRecord): string {
  return firstString(
    profile.display_name,
    profile.real_name,
    person.real_name,
    profile.name,
    person.name,
    person.username,
  );
}

/** Kinds of entries by which a channel tells of itself. */
const SERVICE_KINDS =
  /^(?:channel|group|mpim|huddle|bot_add|bot_remove|bot_enable|bot_disable|pinned_item|unpinned_item|reminder|reply_broadcast|tombstone|message_deleted|sh_room|joiner|file_comment$)/;

/** Collects a channel day by day. */
export class SlackChannelReader {
  readonly #channel: Channel;
  readonly #directory: SlackDirectory;
  readonly #limits: ArchiveLimits;
  readonly #messages: ConversationMessage[] = [];
  readonly #skipped: Skipped = {};
  #bytes = 0;

  constructor(folder: string, { directory, limits }: { directory: SlackDirectory; limits: ArchiveLimits }) {
    this.#channel = directory.channelOf(folder);
    this.#directory = directory;
    this.#limits = limits;
  }

  get title(): string {
    return this.#channel.name;
  }

  /** @throws BrokenConversation when the channel is too large */
  add(value: unknown, bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.threadBytes) throw new BrokenConversation('too-large');
    if (this.#messages.length >= this.#limits.messages) throw new BrokenConversation('too-many-messages');
    if (!isSlackMessage(value)) countSkipped(this.#skipped, 'unreadable');
    else if (SERVICE_KINDS.test(stringOf(recordOf(value).subtype))) countSkipped(this.#skipped, 'service');
    else if (recordOf(value).hidden === true) countSkipped(this.#skipped, 'hidden');
    else this.#messages.push(this.#messageOf(recordOf(value)));
  }

  addBroken(): void {
    countSkipped(this.#skipped, 'unreadable');
  }

  /** @throws BrokenConversation without a message */
  finish(): Conversation {
    const ordered = this.#messages.toSorted((a, b) => orderOf(a.sourceId) - orderOf(b.sourceId));
    const nodes = ordered.map((message, index): TreeNode<Piece> => ({
      id: message.sourceId,
      parentId: ordered[index - 1]?.sourceId ?? null,
      time: message.createdAt,
      value: { kind: 'message', message },
    }));
    return finished(
      {
        format: 'slack',
        sourceId: this.#channel.id,
        title: this.#channel.name,
        createdAt: this.#channel.createdAt,
        updatedAt: null,
        nodes,
        currentId: nodes.at(-1)?.id ?? null,
        assistantName: '',
        skipped: this.#skipped,
      },
      this.#limits,
    );
  }

  #messageOf(message: JsonRecord): ConversationMessage {
    const ts = stringOf(message.ts);
    const thread = firstString(message.thread_ts);
    return messageOf({
      sourceId: ts,
      author: { kind: 'person', name: this.#authorOf(message) },
      text: slackMarkdown(textOf(message), (id) => this.#directory.nameOf(id)),
      createdAt: timeOf(ts),
      editedAt: timeOf(recordOf(message.edited).ts),
      replyTo: thread === '' || thread === ts ? null : thread,
      attachments: listOf(message.files).map(recordOf).flatMap(fileOf),
      tools: listOf(message.attachments).map(recordOf).flatMap(unfurled),
    });
  }

  /** By the directory, else by what a message itself says of its author: apps and strangers are in no directory. */
  #authorOf(message: JsonRecord): string {
    const id = idOf(message.user) ?? '';
    const name = this.#directory.nameOf(id);
    if (id !== '' && name !== id) return name;
    const claimed = nameIn(recordOf(message.user_profile), message);
    return firstString(claimed, recordOf(message.bot_profile).name, id, message.bot_id) || 'Slack';
  }
}

const orderOf = (ts: string) => Number(ts);

function textOf(message: JsonRecord): string {
  return firstString(message.text) || blocksText(message.blocks);
}

/** The text of rich blocks, in their order; iterative, for blocks may be nested in each other. */
function blocksText(blocks: unknown): string {
  const texts: string[] = [];
  const open: unknown[] = listOf(blocks).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { type, text, url, user_id: user, name, elements } = recordOf(next);
    if (isRecord(text)) open.push(text);
    else if (type === 'user') texts.push(`<@${stringOf(user)}>`);
    else if (type === 'link') texts.push(`<${stringOf(url)}|${firstString(text, url)}>`);
    else if (type === 'emoji') texts.push(`:${stringOf(name)}:`);
    else if (typeof text === 'string') texts.push(text);
    open.push(...listOf(elements).slice(0, MAX_ELEMENTS).toReversed());
  }
  return texts.join('');
}

/** Arguments of one call. */
const MAX_ELEMENTS = 10_000;

function fileOf(file: JsonRecord): Attachment[] {
  const name = firstString(file.name, file.title, file.id);
  return name === '' ? [] : [{ kind: attachmentKind(stringOf(file.mimetype)), name }];
}

/** What Slack shows below a message of the page it links to, and what apps say. */
function unfurled(attachment: JsonRecord): ToolPart[] {
  const name = firstString(
    attachment.title,
    attachment.service_name,
    attachment.author_name,
    attachment.fallback,
  );
  const link = linkOf({ url: attachment.title_link ?? attachment.from_url, title: name });
  const text = [link, firstString(attachment.text, attachment.fallback)].filter(Boolean).join('\n\n');
  return text === '' ? [] : [{ kind: 'source', name: name.slice(0, MAX_NAME_CHARS), text }];
}

const MAX_NAME_CHARS = 200;
