'use client';
// What I think of an answer. A lazy chunk, fetched once the page is idle.
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { useOwnFeedback, type JudgedAnswer } from '@/hooks/usage/use-own-feedback';
import type { FeedbackValue } from '@/model/feedback';
import { IconButton } from '@/app/_ui/icon-button';
import { feedbackStrings } from './strings';

const loadReasons = () => import('./reasons-dialog');
const ReasonsDialog = lazy(() => loadReasons().then((module) => ({ default: module.ReasonsDialog })));

export function FeedbackButtons({ answer }: { answer: JudgedAnswer }) {
  const strings = useStrings(feedbackStrings);
  const { toastError } = useToasts();
  const { mine, isLoaded, load, give, busy } = useOwnFeedback(answer);
  /** While reasons are asked for: gives them to the answer that was pressed, whatever stands in its place by then. */
  const [giveReasons, setGiveReasons] = useState<typeof give | null>(null);
  const press = async (value: FeedbackValue) => {
    // It may have failed: a press asks again.
    if (!isLoaded) return void load();
    if (busy) return;
    if (mine?.value === value) return void give(null, strings.takenBack);
    // A dislike counts at once, whether reasons follow or not.
    const given = await give({ value, reasons: [], comment: '' }, strings.thanks);
    if (given !== null && value === 'down')
      loadChunk(loadReasons).then(() => setGiveReasons(() => give), toastError);
  };
  return (
    <>
      <IconButton
        size="small"
        label={strings.helpful}
        aria-disabled={!isLoaded}
        aria-pressed={mine?.value === 'up'}
        onClick={() => void press('up')}
        icon={<ThumbsUp size={15} fill={fillOf(mine?.value === 'up')} aria-hidden="true" />}
      />
      <IconButton
        size="small"
        label={strings.notHelpful}
        aria-disabled={!isLoaded}
        aria-pressed={mine?.value === 'down'}
        onClick={() => void press('down')}
        icon={<ThumbsDown size={15} fill={fillOf(mine?.value === 'down')} aria-hidden="true" />}
      />
      {giveReasons !== null && (
        <Suspense>
          <ReasonsDialog
            onClose={() => setGiveReasons(null)}
            onSend={(reasons, comment) => giveReasons({ value: 'down', reasons, comment }, strings.thanks)}
          />
        </Suspense>
      )}
    </>
  );
}

const fillOf = (isPressed: boolean) => (isPressed ? 'currentColor' : 'none');
