'use client';
// Footnotes: their numbers, the way to each and back, and their place at the end of the text.
import { createContext, use, useId, useMemo, type MouseEvent, type ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { markdownStrings } from '@/app/_thread/markdown/strings';
import styles from '@/app/_thread/markdown/markdown.module.css';

type Context = {
  /** By label. */ numbers: ReadonlyMap<string, number>;
  written: ReadonlySet<string>;
  prefix: string;
};

const NotesContext = createContext<Context>({ numbers: new Map(), written: new Set(), prefix: '' });

type Props = {
  /** In the order of their numbers, separated by blanks. */ labels: string;
  /** Those whose note is there. */ written: string;
  children: ReactNode;
};

export function NotesProvider({ labels, written, children }: Props) {
  const prefix = useId();
  const value = useMemo(
    () => ({
      numbers: new Map(labels.split(' ').map((label, index) => [label, index + 1])),
      written: new Set(written.split(' ')),
      prefix,
    }),
    [labels, written, prefix],
  );
  return <NotesContext value={value}>{children}</NotesContext>;
}

/** The notes of a text, after it. */
export function Notes({ children }: { children: readonly ReactNode[] }) {
  const strings = useStrings(markdownStrings);
  const id = useId();
  if (children.length === 0) return null;
  return (
    <section className={styles.notes} aria-labelledby={id}>
      <h2 id={id}>{strings.footnotes}</h2>
      {children}
    </section>
  );
}

/** The number in the text that leads to its note, once that is written. */
export function NoteCall({ label }: { label: string }) {
  const strings = useStrings(markdownStrings);
  const { numbers, written, prefix } = use(NotesContext);
  const number = numbers.get(label) ?? numbers.size + 1;
  if (!written.has(label)) return <sup>{number}</sup>;
  const id = idOf(prefix, number);
  return (
    <sup>
      <a
        href={`#${id}`}
        role="doc-noteref"
        data-call={number}
        aria-label={strings.footnote(number)}
        onClick={(event) => moveTo(event, document.querySelector(`[id="${id}"]`))}
      >
        {number}
      </a>
    </sup>
  );
}

export function Note({ label, children }: { label: string; children: ReactNode }) {
  const strings = useStrings(markdownStrings);
  const { numbers, prefix } = use(NotesContext);
  const number = numbers.get(label) ?? numbers.size + 1;
  return (
    <div className={styles.note} id={idOf(prefix, number)} tabIndex={-1} style={{ order: number }}>
      <span className={styles.noteNumber}>{number}.</span>
      <div>
        {children}
        <a
          className={styles.noteBack}
          href={`#${idOf(prefix, number)}`}
          role="doc-backlink"
          data-added=""
          aria-label={strings.toText(number)}
          onClick={(event) => moveTo(event, firstCall(event.currentTarget, number))}
        >
          ↩
        </a>
      </div>
    </div>
  );
}

function idOf(prefix: string, number: number): string {
  return `${prefix}note-${number}`;
}

function firstCall(from: Element, number: number): Element | null {
  return from.closest('[data-rendered]')?.querySelector(`[data-call="${number}"]`) ?? null;
}

/** The address stays: it names the thread. */
function moveTo(event: MouseEvent, target: Element | null): void {
  event.preventDefault();
  if (target instanceof HTMLElement) target.focus();
}
