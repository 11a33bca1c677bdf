// What calls of a model used, by its server's count where there is one, else by estimate.
import 'server-only';
import { NOTHING_SPENT, type Spent, addSpent } from '@/model/ledger';
import { NO_TOKENS, type Tokens } from '@/model/price';
import type { Prompt } from '@/model/prompt';
import { estimateTokens } from '@/model/tokens';
import { config } from '@/server/platform/config';

type Call = {
  /** One for each response that the server began; null: it did not count. */
  responses: readonly (Tokens | null)[];
  prompt: Pick<Prompt, 'messages' | 'model'>;
  /** Of the last response; the others ended before their first word. */
  text: string;
};

/** A text is estimated only where a count is missing: that takes milliseconds. */
export function spentBy({ responses, prompt, text }: Call): Spent {
  return responses
    .map((tokens, index): Spent => {
      if (tokens !== null) return { tokens, counted: 'measured', requests: 1 };
      return estimateFor(prompt)(index === responses.length - 1 ? text : '');
    })
    .reduce(addSpent, NOTHING_SPENT);
}

const TOKENS_PER_MESSAGE = 4;

/** What one request has used whose answer so far is this text. */
export type Estimate = (text: string) => Spent;

/** For a request with this prompt whose server said nothing about it. */
export function estimateFor({ messages, model }: Call['prompt']): Estimate {
  const factor = config().tokenFactors.get(model) ?? 1;
  const read = messages.reduce((sum, { content }) => sum + estimateTokens(content) + TOKENS_PER_MESSAGE, 0);
  const input = Math.ceil(read * factor);
  return (text) => ({
    tokens: { ...NO_TOKENS, input, output: Math.ceil(estimateTokens(text) * factor) },
    counted: 'estimated',
    requests: 1,
  });
}
