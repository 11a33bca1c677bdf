'use client';
// Decides, before the SDK gets a program, whether it is drawn: drawing is synchronous, and nothing can end it.
import { Suspense, lazy, useLayoutEffect, useMemo, useState } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useMarkedRender } from '@/hooks/core/use-marked-drawing';
import { useStrings } from '@/hooks/core/use-strings';
import { readC1 } from '@/model/c1-program';
import { printC1 } from '@/model/c1-print';
import { excessOf, type C1Excess } from '@/model/c1-size';
import { Button } from '@/app/_ui/button';
import { Markdown } from '@/app/_thread/markdown/markdown';
import { useActor } from '@/app/_thread/context';
import { MessageNote } from '@/app/_thread/message/message-note';
import { answerStrings } from '@/app/_thread/message/strings';
import { C1Answer } from './c1-answer';
import { FormsStore, type AnswerWithForms } from '@/app/_thread/message/generated/forms/forms-store';
import { parseForms } from '@/app/_thread/message/generated/forms/parse';

/** Smaller programs are drawn in a moment, and a mark is two writes to the disk. */
const RISKY_CHARS = 4 * 1024;

/** What a guest's page must not load: it has no store. */
const LiveForms = lazy(() =>
  loadChunk(() => import('./forms/live-forms')).then((module) => ({ default: module.LiveForms })),
);

type Props = {
  content: string;
  /** Its readable text. */
  extract: string;
  isStreaming: boolean;
  /** Null: it has no forms to fill in together, or none yet. */
  answer: AnswerWithForms | null;
};
type DrawnProps = Omit<Props, 'answer'> & { forms: FormsStore | null };

/** A C1 program as generated UI, or as its text with a word why. Judged anew with every text that arrives. */
export function JudgedAnswer({ content, extract, isStreaming, answer }: Props) {
  const [isForced, setForced] = useState(false);
  // While an answer arrives its forms are drawn as they will be: nothing moves when it lands.
  const actor = useActor();
  const hasForms = isStreaming || answer !== null || actor === null;
  const { printed, excess, forms } = useMemo(() => judged(content, hasForms), [content, hasForms]);
  const isLive = actor !== null && answer !== null && forms !== null;
  useLayoutEffect(() => {
    if (!isLive) forms?.show({ mode: isStreaming ? 'streaming' : 'guest' });
  }, [forms, isLive, isStreaming]);
  if (excess !== null && !isForced)
    return <Undrawn why={excess} extract={extract} onShow={() => setForced(true)} />;
  const drawn = (
    <>
      <MarkedAnswer
        content={printed}
        extract={extract}
        isStreaming={isStreaming}
        forms={forms}
        // While it grows, a program is another one a moment later: its mark would never be found again.
        isRisky={!isStreaming && (isForced || printed.length > RISKY_CHARS)}
      />
      {isLive && (
        <Suspense fallback={null}>
          <LiveForms key={answer.runId} store={forms} answer={answer} actor={actor} />
        </Suspense>
      )}
    </>
  );
  return isForced ? <div data-opened="">{drawn}</div> : drawn;
}

type Judged = { printed: string; excess: C1Excess | null; forms: FormsStore | null };

function judged(content: string, hasForms: boolean): Judged {
  const program = readC1(content);
  const excess = excessOf(program);
  // What is too large is read no further.
  const parsed = hasForms && excess === null ? parseForms(program) : null;
  if (parsed === null || parsed.fields.size === 0) return { printed: printC1(program), excess, forms: null };
  return { printed: printC1(parsed.program), excess, forms: new FormsStore(parsed) };
}

/** Keeps a mark on the device while a large program is drawn: one that stopped the page is not drawn again unasked. */
function MarkedAnswer({ content, extract, isStreaming, forms, isRisky }: DrawnProps & { isRisky: boolean }) {
  const { phase, tryAgain } = useMarkedRender(content, { isRisky });
  if (phase === 'stopped') return <Undrawn why="stopped" extract={extract} onShow={tryAgain} />;
  return phase === 'drawn' ? <C1Answer content={content} isStreaming={isStreaming} forms={forms} /> : null;
}

type UndrawnProps = { why: C1Excess | 'stopped'; extract: string; onShow: () => void };

function Undrawn({ why, extract, onShow }: UndrawnProps) {
  const strings = useStrings(answerStrings);
  return (
    <>
      <Markdown text={extract.replaceAll('\n', '\n\n')} />
      <MessageNote look="quiet" text={strings.notDrawn[why]}>
        <Button size="small" look="quiet" onClick={onShow}>
          {why === 'stopped' ? strings.drawAgain : strings.showAnyway}
        </Button>
      </MessageNote>
    </>
  );
}
