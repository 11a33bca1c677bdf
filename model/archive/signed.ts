// What a signature of our own export is about: all of a message, or of an earlier version of one, and which thread it is from. Part of
// it, or in another thread, it is not signed.
import type { ArchivedMessage, ArchivedVersion } from './thread-file';

/** Without its versions, which have signatures of their own. */
export function signedMessage(threadId: string, message: ArchivedMessage & { content: string }): unknown {
  const { signature: _, versions: _versions, ...rest } = message;
  return { schema: 'message', threadId, ...rest };
}

export function signedVersion(
  place: { threadId: string; messageId: string },
  version: ArchivedVersion,
): unknown {
  const { signature: _, ...rest } = version;
  return { schema: 'version', ...place, ...rest };
}
