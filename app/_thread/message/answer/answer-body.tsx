'use client';
// The one component that knows how an answer is rendered: C1's generated UI by a lazy import, anything else as
// markdown.
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
import { splitReasoning } from '@/model/reasoning';
import { useStrings } from '@/hooks/core/use-strings';
import { Boundary } from '@/app/_ui/boundary';
import { answerStrings } from '@/app/_thread/message/strings';
import styles from './answer.module.css';
import { SourceText } from '@/app/_thread/markdown/source/source-text';
import { Markdown } from '@/app/_thread/markdown/markdown';
import {
  FencesInAnswer,
  type MessageWithPolls,
} from '@/app/_thread/message/generated/blocks/fences-in-answer';
import { loadC1 } from '@/app/_thread/message/generated/use-c1-preload';
import type { AnswerWithForms } from '@/app/_thread/message/generated/forms/forms-store';

const GeneratedAnswer = lazy(() => loadC1().then((module) => ({ default: module.JudgedAnswer })));

type Props = {
  content: string;
  plain: string;
  state: 'streaming' | 'complete';
  /** By somebody whose programs are never run: what looks like one is text. */
  isQuoted?: boolean;
  /** Of a landed answer: its forms that the thread fills in together. */
  forms?: AnswerWithForms | null;
  /** Of a landed answer: its polls. */
  polls?: MessageWithPolls | null;
};

export const AnswerBody = memo(function AnswerBody({
  content,
  plain,
  state,
  isQuoted = false,
  forms = null,
  polls = null,
}: Props) {
  const strings = useStrings(answerStrings);
  const format = isQuoted ? 'markdown' : formatOf(content);
  const deferred = useDeferredValue(content);
  // A landed answer is rendered at once, not deferred: it is announced, and can be copied.
  const rendered = state === 'streaming' ? deferred : content;
  const reasoning = useMemo(() => reasoningOf(rendered), [rendered]);
  useEffect(() => {
    // Preloads while the model is still reasoning. A failed load is retried on render.
    if (format === 'c1') loadC1().catch(() => undefined);
  }, [format]);
  if (content === '') return state === 'streaming' ? <Thinking text={strings.thinking} /> : null;
  return (
    <>
      {reasoning.length > 0 && <Reasoning reasoning={reasoning} />}
      {format === 'markdown' ? (
        <Prose
          text={isQuoted ? splitReasoning(rendered).answer : withoutReasoning(rendered)}
          state={state}
          isQuoted={isQuoted}
          forms={forms}
          polls={polls}
        />
      ) : (
        <Program content={content} rendered={rendered} plain={plain} state={state} forms={forms} />
      )}
    </>
  );
});

type ProseProps = Required<Pick<Props, 'state' | 'isQuoted' | 'forms' | 'polls'>> & { text: string };

function Prose({ text, state, isQuoted, forms, polls }: ProseProps) {
  const strings = useStrings(answerStrings);
  const isStreaming = state === 'streaming';
  const written = useMemo(() => (isStreaming ? null : { text }), [isStreaming, text]);
  const answer = useMemo(() => ({ written, forms, polls }), [written, forms, polls]);
  if (text === '' && isStreaming) return <Thinking text={strings.thinking} />;
  const markdown = <Markdown text={text} isStreaming={isStreaming} />;
  // What was quoted is filled in by nobody.
  return isQuoted ? markdown : <FencesInAnswer answer={answer}>{markdown}</FencesInAnswer>;
}

function Program({ content, rendered, plain, state, forms = null }: Props & { rendered: string }) {
  const strings = useStrings(answerStrings);
  const extract = plain === '' ? plainOf(rendered) : plain;
  if (state === 'streaming' && !rendered.includes('<content'))
    return <Thinking text={reasoningTitle(rendered) ?? strings.thinking} />;
  if (state === 'complete' && !hasProgram(content)) return <Markdown text={extract} />;
  return (
    // A partial program may fail to render where the complete one succeeds: landing retries, without remounting what
    // works.
    <Boundary resetBy={state} fallback={<Markdown text={extract} />}>
      <Suspense fallback={<Preparing extract={extract} />}>
        <GeneratedAnswer
          content={rendered}
          extract={extract}
          isStreaming={state === 'streaming'}
          answer={forms}
        />
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

/** The model's reasoning before the answer, collapsed. */
function Reasoning({ reasoning }: { reasoning: readonly ReasoningItem[] }) {
  const strings = useStrings(answerStrings);
  return (
    <details className={styles.reasoning}>
      <summary>{strings.reasoning}</summary>
      {reasoning.map(({ title, text }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the items never change their order
        <div key={index} dir="auto">
          {title !== '' && <strong>{title}</strong>}
          {text !== '' && <SourceText text={text} />}
        </div>
      ))}
    </details>
  );
}
