'use client';
// Decides, before the SDK gets a program, whether it is drawn: drawing is synchronous, and nothing can end it.
import { useMemo, useState } from 'react';
import { useMarkedRender } from '@/hooks/core/use-marked-drawing';
import { useStrings } from '@/hooks/core/use-strings';
import { readC1 } from '@/model/c1-program';
import { printC1 } from '@/model/c1-print';
import { excessOf, type C1Excess } from '@/model/c1-size';
import { Button } from '@/app/_ui/button';
import { Markdown } from '@/app/_thread/markdown/markdown';
import { MessageNote } from '@/app/_thread/message/message-note';
import { answerStrings } from '@/app/_thread/message/strings';
import { C1Answer } from './c1-answer';

/** Smaller programs are drawn in a moment, and a mark is two writes to the disk. */
const RISKY_CHARS = 4 * 1024;

type Props = { content: string; /** Its readable text. */ extract: string; isStreaming: boolean };

/** A C1 program as generated UI, or as its text with a word why. Judged anew with every text that arrives. */
export function JudgedAnswer({ content, extract, isStreaming }: Props) {
  const [isForced, setForced] = useState(false);
  const { printed, excess } = useMemo(() => {
    const program = readC1(content);
    return { printed: printC1(program), excess: excessOf(program) };
  }, [content]);
  if (excess !== null && !isForced)
    return <Undrawn why={excess} extract={extract} onShow={() => setForced(true)} />;
  const answer = (
    <MarkedAnswer
      content={printed}
      extract={extract}
      isStreaming={isStreaming}
      // While it grows, a program is another one a moment later: its mark would never be found again.
      isRisky={!isStreaming && (isForced || printed.length > RISKY_CHARS)}
    />
  );
  return isForced ? <div data-opened="">{answer}</div> : answer;
}

/** Keeps a mark on the device while a large program is drawn: one that stopped the page is not drawn again unasked. */
function MarkedAnswer({ content, extract, isStreaming, isRisky }: Props & { isRisky: boolean }) {
  const { phase, tryAgain } = useMarkedRender(content, { isRisky });
  if (phase === 'stopped') return <Undrawn why="stopped" extract={extract} onShow={tryAgain} />;
  return phase === 'drawn' ? <C1Answer content={content} isStreaming={isStreaming} /> : null;
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
