'use client';
import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { buttonClass } from './button';
import styles from './dialog.module.css';

type Props = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description: string;
  /** Holds more than fits: as high as a phone's screen, and its head stays in sight. */
  isTall?: boolean;
  children: ReactNode;
};

/** In the middle of a wide screen, a sheet from below on a phone. */
export function Dialog({ isOpen, onClose, title, description, isTall = false, children }: Props) {
  // Radix gives the focus back to a trigger of its own alone.
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={styles.dialog}
          data-tall={isTall || undefined}
          onOpenAutoFocus={() => (opener.current = document.activeElement)}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
        >
          <header className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close
              className={buttonClass({ look: 'quiet', size: 'small', shape: 'icon' })}
              aria-label="Close"
            >
              <X size={18} aria-hidden="true" />
            </Radix.Close>
          </header>
          <Radix.Description className={styles.description}>{description}</Radix.Description>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
