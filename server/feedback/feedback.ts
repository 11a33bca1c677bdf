// Feedback on answers.
import 'server-only';
import type { Feedback } from '@/model/feedback';
import type { Person } from '@/server/access/person';

export async function putFeedback(
  person: Person,
  target: { threadId: string; messageId: string },
  feedback: Feedback | null,
): Promise<void> {
  await Promise.resolve();
}
