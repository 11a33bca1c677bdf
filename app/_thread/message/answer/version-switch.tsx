'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Versions } from '@/hooks/messages/use-versions';
import { useStrings } from '@/hooks/core/use-strings';
import { IconButton } from '@/app/_ui/icon-button';
import { answerStrings } from '@/app/_thread/message/strings';
import styles from './answer.module.css';

/** Switches between the versions of an answer. */
export function VersionSwitch({ versions }: { versions: Versions }) {
  const strings = useStrings(answerStrings);
  const { number, count, isReading, goEarlier, goLater } = versions;
  return (
    <span className={styles.versions}>
      <Step name={strings.previousVersion} isAtEnd={number === 1 || isReading} onPress={goEarlier}>
        <ChevronLeft size={16} aria-hidden="true" />
      </Step>
      <span aria-busy={isReading || undefined}>{strings.numberOf(number, count)}</span>
      <Step name={strings.nextVersion} isAtEnd={number === count} onPress={goLater}>
        <ChevronRight size={16} aria-hidden="true" />
      </Step>
    </span>
  );
}

type StepProps = { name: string; isAtEnd: boolean; onPress: () => void; children: ReactNode };

/** Stays focusable at either end: `aria-disabled` keeps the focus of a keyboard user. */
function Step({ name, isAtEnd, onPress, children }: StepProps) {
  return (
    <IconButton
      size="small"
      label={name}
      aria-disabled={isAtEnd}
      onClick={isAtEnd ? undefined : onPress}
      icon={children}
    />
  );
}
