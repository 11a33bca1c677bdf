// What somebody says by pressing something inside an answer.

type Action = { humanFriendlyMessage: string; llmFriendlyMessage: string };

/**
 * The label people read, and under it the values of the form for the model and the others. The SDK's text for models
 * repeats the label; what it adds is shown only when it adds something.
 */
export function messageOfAction({ humanFriendlyMessage, llmFriendlyMessage }: Action): string {
  const label = humanFriendlyMessage.trim();
  const details = llmFriendlyMessage.replace(label, '').trim();
  if (label === '') return details;
  return details === '' ? label : `${label}\n${details}`;
}
