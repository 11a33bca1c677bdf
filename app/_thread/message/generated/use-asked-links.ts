'use client';
// No address inside generated UI opens without a question: neither a link, by whatever button or key, nor what the SDK opens
// itself.
import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useState,
  type DragEvent,
  type FormEvent,
  type MouseEvent,
} from 'react';
import { isSignedIn } from '@/hooks/core/session/use-session';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';
import { webAddress } from '@/app/_thread/markdown/links';
import { pressStrings } from './strings';
import { askBeforeOpening, replaceWindowOpen } from './window-open';

// Before the SDK is rendered for the first time. This chunk is loaded in browsers alone.
replaceWindowOpen(window, { mayOpen: () => !isSignedIn() });

const MIDDLE_BUTTON = 1;

type AskedLinks = {
  /** The address in question. */
  leaving: string | null;
  stay: () => void;
  /** Handlers of the element around the generated UI, which also see its portals. */
  handlers: {
    onClickCapture: (event: MouseEvent) => void;
    onAuxClickCapture: (event: MouseEvent) => void;
    onDragStartCapture: (event: DragEvent) => void;
    onSubmitCapture: (event: FormEvent) => void;
  };
};

export function useAskedLinks(): AskedLinks {
  const strings = useStrings(pressStrings);
  const { toast } = useToasts();
  const [leaving, setLeaving] = useState<string | null>(null);
  const ask = useCallback(
    (address: string | URL | undefined) => {
      const href = webAddress(address, document.baseURI);
      if (href === null) toast(strings.noWebAddress);
      else setLeaving(href);
    },
    [toast, strings],
  );
  // Before any effect of the generated UI can run.
  useLayoutEffect(() => askBeforeOpening(ask), [ask]);
  const handlers = useMemo(() => handlersOf(ask), [ask]);
  return { leaving, stay: () => setLeaving(null), handlers };
}

function handlersOf(ask: (address: string) => void): AskedLinks['handlers'] {
  const onPress = (event: MouseEvent) => {
    const address = linkAround(event.target);
    if (address === null) return;
    event.preventDefault();
    // A fragment would be taken for the permalink of a message.
    if (!address.startsWith('#')) ask(address);
  };
  return {
    // Enter on a link is a click, too.
    onClickCapture: onPress,
    // The middle button opens a new tab.
    onAuxClickCapture: (event) => {
      if (event.button === MIDDLE_BUTTON) onPress(event);
    },
    // A link that is dropped on the page, or on the row of tabs, opens there.
    onDragStartCapture: (event) => {
      if (linkAround(event.target) !== null) event.preventDefault();
    },
    // A form of HTML goes to its `action`, or to the `formaction` of a button. C1's own forms are sent by their handlers.
    onSubmitCapture: (event) => event.preventDefault(),
  };
}

/**
 * The address, as it is written, of the link that contains an element of HTML or SVG; null outside links. An `a` without an
 * address is no link: one around it may be.
 */
function linkAround(target: EventTarget): string | null {
  const link = target instanceof Element ? target.closest('a[*|href], area[href]') : null;
  return link?.getAttribute('href') ?? link?.getAttribute('xlink:href') ?? null;
}
