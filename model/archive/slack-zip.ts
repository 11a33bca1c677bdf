// The files of a workspace export of Slack in the order in which they make sense: who is who first, then channel by channel.
import type { ArchiveLimits } from '@/model/import-limits';
import type { Bytes } from './byte-stream';
import {
  isSlackChannel,
  isSlackMessage,
  isSlackUser,
  SlackChannelReader,
  SlackDirectory,
} from './formats/slack';
import type { ArchiveItem } from './item';
import { JsonSplitter, type JsonPiece } from './json-splitter';
import { BrokenConversation } from './refusal';

export type SlackSort = 'slack-days' | 'slack-directory';
export type SlackFile = { name: string; sort: SlackSort; bytes: () => Bytes };

/** By the first element within the beginning of a file; null: not of Slack. */
export function slackSortOf(head: Uint8Array): SlackSort | null {
  const splitter = new JsonSplitter({
    conversationBytes: head.length,
    conversationValues: 100_000,
    jsonDepth: 100,
  });
  for (const piece of splitter.feed(head)) {
    if (piece.kind !== 'element' || piece.list || piece.key !== null) continue;
    if (isSlackMessage(piece.value)) return 'slack-days';
    return isSlackUser(piece.value) || isSlackChannel(piece.value) ? 'slack-directory' : null;
  }
  return null;
}

export async function* slackConversations(
  files: readonly SlackFile[],
  limits: ArchiveLimits,
): AsyncGenerator<ArchiveItem> {
  const directory = new SlackDirectory();
  for (const { bytes } of files.filter(({ sort }) => sort === 'slack-directory')) {
    for await (const piece of piecesOf(bytes(), limits)) {
      if (piece.kind === 'element') directory.add(piece.value);
    }
  }
  const days = files.filter(({ sort }) => sort === 'slack-days');
  for (const folder of new Set(days.map(folderOf))) {
    yield await channelIn(folder, {
      days: days.filter((day) => folderOf(day) === folder),
      directory,
      limits,
    });
  }
}

/** The last folder: the export may itself be in one. */
function folderOf({ name }: SlackFile): string {
  return name.split('/').at(-2) ?? '';
}

async function* piecesOf(bytes: Bytes, limits: ArchiveLimits): AsyncGenerator<JsonPiece> {
  const splitter = new JsonSplitter(limits);
  for await (const chunk of bytes) yield* splitter.feed(chunk);
  yield* splitter.end();
}

type Days = { days: readonly SlackFile[]; directory: SlackDirectory; limits: ArchiveLimits };

async function channelIn(folder: string, { days, directory, limits }: Days): Promise<ArchiveItem> {
  const channel = new SlackChannelReader(folder, { directory, limits });
  try {
    for (const day of days) {
      for await (const piece of piecesOf(day.bytes(), limits)) {
        if (piece.kind === 'element') channel.add(piece.value, piece.bytes);
        else if (piece.kind === 'broken') channel.addBroken();
      }
    }
    return { kind: 'conversation', conversation: channel.finish() };
  } catch (error) {
    if (!(error instanceof BrokenConversation)) throw error;
    return { kind: 'broken', file: folder, position: 1, title: channel.title, reason: error.reason };
  }
}
