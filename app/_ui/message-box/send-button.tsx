import { ArrowUp } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { IconButton } from '@/app/_ui/icon-button';
import { messageBoxStrings } from './strings';
import styles from './message-box.module.css';

/** Submits the form of a message box. */
export function SendButton({ disabled, busy = false }: { disabled: boolean; busy?: boolean }) {
  const strings = useStrings(messageBoxStrings);
  return (
    <IconButton
      type="submit"
      look="primary"
      className={styles.send ?? ''}
      label={strings.send}
      busy={busy}
      disabled={disabled}
      icon={<ArrowUp size={20} strokeWidth={2.4} aria-hidden="true" />}
    />
  );
}
