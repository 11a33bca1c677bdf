'use client';
import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { pressedKey } from '@/hooks/core/keys';
import { useStrings } from '@/hooks/core/use-strings';
import { buttonClass } from './button';
import { uiStrings } from './strings';
import styles from './dialog.module.css';

type Props = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description: string;
  /** For content that scrolls: full height on a phone, with a head that stays in view. */
  isTall?: boolean;
  /** For content in columns. */
  isWide?: boolean;
  /** Renders only its children: the title is for screen readers, and Escape or a press outside closes it. */
  isBare?: boolean;
  /** Called after closing, when the focus is back on the opener. */
  onClosed?: () => void;
  children: ReactNode;
};

/** Centred on a wide screen, a bottom sheet on a phone. */
export function Dialog({ isOpen, onClose, title, description, children, ...look }: Props) {
  const { isTall = false, isWide = false, isBare = false, onClosed } = look;
  // Radix returns the focus only to a trigger of its own.
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={styles.dialog}
          data-tall={isTall || undefined}
          data-wide={isWide || undefined}
          data-bare={isBare || undefined}
          // Escape leaves the words that an input method offers, not the dialog.
          onEscapeKeyDown={(event) => pressedKey(event) === null && event.preventDefault()}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            const field = firstFieldIn(event.currentTarget);
            if (field === null) return;
            event.preventDefault();
            field.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
            onClosed?.();
          }}
        >
          {isBare ? (
            <div className="visually-hidden">
              <Radix.Title>{title}</Radix.Title>
              <Radix.Description>{description}</Radix.Description>
            </div>
          ) : (
            <Head title={title} description={description} />
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Null also where an on-screen keyboard would cover the dialog. */
function firstFieldIn(dialog: EventTarget | null): HTMLElement | null {
  if (!(dialog instanceof Element) || !window.matchMedia('(pointer: fine)').matches) return null;
  return dialog.querySelector<HTMLElement>(
    'textarea:enabled, input:enabled:not([readonly], [type="checkbox"], [type="radio"], [type="file"])',
  );
}

function Head({ title, description }: Pick<Props, 'title' | 'description'>) {
  const strings = useStrings(uiStrings);
  return (
    <>
      <header className={styles.head}>
        <Radix.Title className={styles.title}>{title}</Radix.Title>
        <Radix.Close
          className={buttonClass({ look: 'quiet', size: 'small', shape: 'icon' })}
          aria-label={strings.close}
        >
          <X size={18} aria-hidden="true" />
        </Radix.Close>
      </header>
      <Radix.Description className={styles.description}>{description}</Radix.Description>
    </>
  );
}
