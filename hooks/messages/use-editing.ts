'use client';
// The editor of an own message, in its row. What is typed there is kept while the row is not mounted: its window was closed, or the
// messages around it are read again.
import { useRef, useState, type RefObject } from 'react';
import type { Message } from '@/model/message';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useToasts } from '@/hooks/core/use-toasts';

/** Typed and not saved, by person, thread and message; gone with the page. */
const unsaved = new Map<string, string>();

export function unsavedEdit(key: string): string | undefined {
  return unsaved.get(key);
}

/** Null: it was saved or given up. */
export function keepUnsavedEdit(key: string, text: string | null): void {
  if (text === null) unsaved.delete(key);
  else unsaved.set(key, text);
}

type Options = {
  /** Null where the message cannot be edited. */
  key: string | null;
  article: RefObject<HTMLElement | null>;
  /** Loads the editor. */
  load: () => Promise<unknown>;
};

/** The saved text is shown until the listener delivers it, so that the old text does not flash up. */
export function useEditing({ content, changedAt }: Message, { key, article, load }: Options) {
  const { toastError } = useToasts();
  const [editor, setEditor] = useState<'closed' | 'opened' | 'restored'>(() =>
    key !== null && unsaved.has(key) ? 'restored' : 'closed',
  );
  const [saved, setSaved] = useState<{ text: string; over: number } | null>(null);
  /** Opened from the composer, by the keyboard. */
  const composer = useRef<HTMLTextAreaElement | null>(null);
  const open = () => {
    const { activeElement } = document;
    const box = article.current?.querySelector('textarea');
    // In the editor itself, there is nothing to open.
    if (editor !== 'closed' && box === activeElement) return;
    composer.current = activeElement instanceof HTMLTextAreaElement ? activeElement : null;
    if (editor === 'closed') void loadChunk(load).then(() => setEditor('opened'), toastError);
    else box?.focus();
  };
  const close = () => {
    if (key !== null) keepUnsavedEdit(key, null);
    setEditor('closed');
    // The tools are mounted again after the next render.
    setTimeout(() => {
      const menu = article.current?.querySelector<HTMLElement>('[aria-haspopup="menu"]');
      (composer.current?.isConnected ? composer.current : menu)?.focus();
    });
  };
  return {
    isOpen: editor !== 'closed',
    /** It came back with its row: whoever reads on keeps the focus where it is. */
    isRestored: editor === 'restored',
    text: saved?.over === changedAt ? saved.text : content,
    open,
    close,
    saved: (text: string) => {
      setSaved({ text, over: changedAt });
      close();
    },
  };
}
