'use client';
// The one component that knows how an answer is drawn: C1's generated UI behind a lazy import, anything else as markdown.
import { Suspense, lazy, memo, useDeferredValue, useEffect, useMemo } from 'react';
import { formatOf, hasProgram, plainOf, thinkingTitle, thoughtsOf, withoutThoughts } from '@/model/answer';
import { useWords } from '@/hooks/core/use-strings';
import { Boundary } from '@/app/_ui/boundary';
import { answerWords } from './strings';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { Markdown } from '@/app/_thread/markdown/markdown';
import { Thoughts } from './reasoning';
import { loadC1 } from '@/app/_thread/message/generated/use-c1-preload';

const C1Answer = lazy(() => loadC1().then((module) => ({ default: module.C1Answer })));

type Props = { content: string; plain: string; state: 'growing' | 'landed' };

export const AnswerBody = memo(function AnswerBody({ content, plain, state }: Props) {
  const words = useWords(answerWords);
  const format = formatOf(content);
  const deferred = useDeferredValue(content);
  // What has landed is whole at once: it is announced, and copied.
  const drawn = state === 'growing' ? deferred : content;
  const thoughts = useMemo(() => thoughtsOf(drawn), [drawn]);
  useEffect(() => {
    // On its way while the model still thinks. What fails here is tried again when it is drawn.
    if (format === 'c1') loadC1().catch(() => undefined);
  }, [format]);
  if (content === '') return state === 'growing' ? <Thinking words={words.thinking} /> : null;
  return (
    <>
      {thoughts.length > 0 && <Thoughts thoughts={thoughts} />}
      {format === 'markdown' ? (
        <Prose text={withoutThoughts(drawn)} state={state} />
      ) : (
        <Program content={content} drawn={drawn} plain={plain} state={state} />
      )}
    </>
  );
});

function Prose({ text, state }: { text: string; state: Props['state'] }) {
  const words = useWords(answerWords);
  if (text === '' && state === 'growing') return <Thinking words={words.thinking} />;
  return <Markdown text={text} isGrowing={state === 'growing'} />;
}

function Program({ content, drawn, plain, state }: Props & { drawn: string }) {
  const words = useWords(answerWords);
  const extract = plain === '' ? plainOf(drawn) : plain;
  if (state === 'growing' && !drawn.includes('<content'))
    return <Thinking words={thinkingTitle(drawn) ?? words.thinking} />;
  if (state === 'landed' && !hasProgram(content)) return <Markdown text={extract} />;
  return (
    // What half a program breaks, the whole one may mend: landing tries again, without drawing anew what stands.
    <Boundary resetBy={state} fallback={<Markdown text={extract} />}>
      <Suspense fallback={<Preparing extract={extract} />}>
        <C1Answer content={drawn} isGrowing={state === 'growing'} />
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

function Thinking({ words }: { words: string }) {
  return (
    <p className={styles.thinking}>
      {words}
      <span aria-hidden="true">…</span>
    </p>
  );
}
