// A message as it is stored, for tests that write it past the server; `Time`: a Timestamp, or a Date for the REST API.
type Author = { role: 'user' | 'assistant'; authorId: string; authorName: string };

export function storedMessage<Time>(
  author: Author,
  { seq, content, at }: { seq: number; content: string; at: Time },
) {
  return {
    ...author,
    seq,
    content,
    format: 'markdown',
    plain: '',
    mentions: [],
    status: author.role === 'user' ? 'sent' : 'done',
    createdAt: at,
    landedAt: at,
    changedAt: at,
    editedAt: null,
    runId: null,
    questionId: null,
    error: null,
    stop: null,
    versions: 0,
    metadata: {},
  };
}
