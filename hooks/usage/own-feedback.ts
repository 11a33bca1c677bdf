// One's own feedback in a thread, as the page has it: a change is shown at once, and taken back alone where it could not be stored.
import type { QueryClient } from '@tanstack/react-query';
import type { OwnFeedback } from '@/model/feedback';

export const ownFeedbackKey = (uid: string, threadId: string) => ['own feedback', uid, threadId];

type Change = { key: readonly string[]; messageId: string; given: OwnFeedback | null };

/** On a list that is loaded. Rejects as `store` does. */
export async function changeAtOnce(
  client: QueryClient,
  { key, messageId, given }: Change,
  store: () => Promise<void>,
): Promise<void> {
  // Another answer's may change meanwhile.
  const put = (one: OwnFeedback | null) =>
    client.setQueryData<OwnFeedback[]>(key, (list = []) => {
      const others = list.filter((each) => each.messageId !== messageId);
      return one === null ? others : [one, ...others];
    });
  await client.cancelQueries({ queryKey: key });
  const before = client.getQueryData<OwnFeedback[]>(key)?.find((each) => each.messageId === messageId);
  put(given);
  try {
    await store();
  } catch (error) {
    put(before ?? null);
    throw error;
  }
}
