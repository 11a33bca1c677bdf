'use client';
// The one component that knows how an answer is drawn: C1's generated UI behind a lazy import, anything else as markdown.
import { Suspense, lazy, memo, useDeferredValue, useEffect, useMemo } from 'react';
import {
  formatOf,
  hasProgram,
  plainOf,
  reasoningTitle,
  reasoningOf,
  withoutReasoning,
  type ReasoningItem,
} from '@/model/answer';
import { useStrings } from '@/hooks/core/use-strings';
import { Boundary } from '@/app/_ui/boundary';
import { answerStrings } from '@/app/_thread/message/strings';
import styles from './answer.module.css';
import { Markdown } from '@/app/_thread/markdown/markdown';
import { loadC1 } from '@/app/_thread/message/generated/use-c1-preload';

const C1Answer = lazy(() => loadC1().then((module) => ({ default: module.C1Answer })));

type Props = { content: string; plain: string; state: 'streaming' | 'complete' };

export const AnswerBody = memo(function AnswerBody({ content, plain, state }: Props) {
  const strings = useStrings(answerStrings);
  const format = formatOf(content);
  const deferred = useDeferredValue(content);
  // What has landed is whole at once: it is announced, and copied.
  const drawn = state === 'streaming' ? deferred : content;
  const reasoning = useMemo(() => reasoningOf(drawn), [drawn]);
  useEffect(() => {
    // On its way while the model still thinks. What fails here is tried again when it is drawn.
    if (format === 'c1') loadC1().catch(() => undefined);
  }, [format]);
  if (content === '') return state === 'streaming' ? <Thinking text={strings.thinking} /> : null;
  return (
    <>
      {reasoning.length > 0 && <Reasoning reasoning={reasoning} />}
      {format === 'markdown' ? (
        <Prose text={withoutReasoning(drawn)} state={state} />
      ) : (
        <Program content={content} drawn={drawn} plain={plain} state={state} />
      )}
    </>
  );
});

function Prose({ text, state }: { text: string; state: Props['state'] }) {
  const strings = useStrings(answerStrings);
  if (text === '' && state === 'streaming') return <Thinking text={strings.thinking} />;
  return <Markdown text={text} isStreaming={state === 'streaming'} />;
}

function Program({ content, drawn, plain, state }: Props & { drawn: string }) {
  const strings = useStrings(answerStrings);
  const extract = plain === '' ? plainOf(drawn) : plain;
  if (state === 'streaming' && !drawn.includes('<content'))
    return <Thinking text={reasoningTitle(drawn) ?? strings.thinking} />;
  if (state === 'complete' && !hasProgram(content)) return <Markdown text={extract} />;
  return (
    // What half a program breaks, the whole one may mend: landing tries again, without drawing anew what stands.
    <Boundary resetBy={state} fallback={<Markdown text={extract} />}>
      <Suspense fallback={<Preparing extract={extract} />}>
        <C1Answer content={drawn} isStreaming={state === 'streaming'} />
      </Suspense>
    </Boundary>
  );
}

function Preparing({ extract }: { extract: string }) {
  return (
    <div className={styles.preparing}>
      <Markdown text={extract.replaceAll('\n', '\n\n')} />
    </div>
  );
}

function Thinking({ text }: { text: string }) {
  return (
    <p className={styles.thinking}>
      {text}
      <span aria-hidden="true">…</span>
    </p>
  );
}

/** What the model thought before it answered, folded: the answer is what was asked for. */
function Reasoning({ reasoning }: { reasoning: readonly ReasoningItem[] }) {
  const strings = useStrings(answerStrings);
  return (
    <details className={styles.reasoning}>
      <summary>{strings.reasoning}</summary>
      {reasoning.map(({ title, text }, index) => (
        // They are told in their order and stay in it.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} dir="auto">
          {title !== '' && <strong>{title}</strong>}
          {text !== '' && <p>{text}</p>}
        </div>
      ))}
    </details>
  );
}
