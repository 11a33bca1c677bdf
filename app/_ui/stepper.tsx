import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button';
import styles from './stepper.module.css';

type Step = { name: string; isAtEnd: boolean; onPress: () => void };

type Props = {
  previous: Step;
  next: Step;
  /** Where one is: "2 of 3". */
  text: string;
  /** The one before is being read. */
  isBusy?: boolean;
};

/** ‹ 2 of 3 › */
export function Stepper({ previous, next, text, isBusy = false }: Props) {
  return (
    <span className={styles.stepper}>
      <StepButton {...previous} icon={<ChevronLeft size={16} aria-hidden="true" />} />
      <span aria-busy={isBusy || undefined}>{text}</span>
      <StepButton {...next} icon={<ChevronRight size={16} aria-hidden="true" />} />
    </span>
  );
}

/** Stays focusable at either end: `aria-disabled` keeps the focus of a keyboard user. */
function StepButton({ name, isAtEnd, onPress, icon }: Step & { icon: ReactNode }) {
  return (
    <IconButton
      size="small"
      label={name}
      aria-disabled={isAtEnd}
      onClick={isAtEnd ? undefined : onPress}
      icon={icon}
    />
  );
}
