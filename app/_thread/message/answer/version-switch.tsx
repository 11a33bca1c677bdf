'use client';
import type { Versions } from '@/hooks/messages/use-versions';
import { useStrings } from '@/hooks/core/use-strings';
import { answerStrings } from '@/app/_thread/message/strings';
import { Stepper } from '@/app/_ui/stepper';

/** Switches between the versions of an answer. */
export function VersionSwitch({ versions }: { versions: Versions }) {
  const strings = useStrings(answerStrings);
  const { number, count, isReading, goEarlier, goLater } = versions;
  return (
    <Stepper
      previous={{ name: strings.previousVersion, isAtEnd: number === 1 || isReading, onPress: goEarlier }}
      next={{ name: strings.nextVersion, isAtEnd: number === count, onPress: goLater }}
      text={strings.numberOf(number, count)}
      isBusy={isReading}
    />
  );
}
