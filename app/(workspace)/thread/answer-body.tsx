'use client';
// The one component that knows how an answer is drawn: C1's generated UI behind a lazy import, anything else as markdown.
import { Suspense, lazy, memo, useDeferredValue } from 'react';
import { formatOf, hasProgram, plainOf, thinkingTitle } from '@/model/answer';
import { useThrottled } from '@/hooks/use-throttled';
import { useWords } from '@/hooks/use-words';
import { Boundary } from '../../_ui/boundary';
import { answerWords } from './answer-words';
import styles from './conversation.module.css';
import { Markdown } from './markdown';

const C1Answer = lazy(() => import('./c1-answer').then((module) => ({ default: module.C1Answer })));

type Props = { content: string; plain: string; state: 'growing' | 'landed' };

/** Not oftener than the eye needs: words come four times a second at most, and drawing C1 costs more with every character. */
const DRAW_MS = { c1: 300, markdown: 250 } as const;

export const AnswerBody = memo(function AnswerBody({ content, plain, state }: Props) {
  const words = useWords(answerWords);
  const format = formatOf(content);
  const throttled = useThrottled(content, state === 'growing' ? DRAW_MS[format] : 0);
  const drawn = useDeferredValue(throttled);
  if (content === '') return state === 'growing' ? <Thinking words={words.thinking} /> : null;
  if (format === 'markdown') return <Markdown text={drawn} isGrowing={state === 'growing'} />;
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
});

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
