'use client';
// Decides, before the SDK gets a program, whether it is drawn: drawing is synchronous, and nothing can end it.
import { useMemo, useState } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { readC1 } from '@/model/c1-program';
import { printC1 } from '@/model/c1-print';
import { excessOf, type C1Excess } from '@/model/c1-size';
import { Button } from '@/app/_ui/button';
import { Markdown } from '@/app/_thread/markdown/markdown';
import { MessageNote } from '@/app/_thread/message/message-note';
import { answerStrings } from '@/app/_thread/message/strings';
import { C1Answer } from './c1-answer';

type Props = { content: string; /** Its readable text. */ extract: string; isStreaming: boolean };

/** A C1 program as generated UI, or as its text with a word why. Judged anew with every text that arrives. */
export function JudgedAnswer({ content, extract, isStreaming }: Props) {
  const [isForced, setForced] = useState(false);
  const { printed, excess } = useMemo(() => {
    const program = readC1(content);
    return { printed: printC1(program), excess: excessOf(program) };
  }, [content]);
  if (excess !== null && !isForced)
    return <Undrawn excess={excess} extract={extract} onShow={() => setForced(true)} />;
  return <C1Answer content={printed} isStreaming={isStreaming} />;
}

function Undrawn({ excess, extract, onShow }: { excess: C1Excess; extract: string; onShow: () => void }) {
  const strings = useStrings(answerStrings);
  return (
    <>
      <Markdown text={extract.replaceAll('\n', '\n\n')} />
      <MessageNote look="quiet" text={strings.notDrawn[excess]}>
        <Button size="small" look="quiet" onClick={onShow}>
          {strings.showAnyway}
        </Button>
      </MessageNote>
    </>
  );
}
