import type { MarkedText, SearchThread } from '@/model/search';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import styles from './search.module.css';

/** A text with what was found in it. It is drawn as text, whatever it contains. */
export function Marked({ text, ranges }: MarkedText) {
  const pieces = ranges.flatMap(([from, to], index) => [
    text.slice(ranges[index - 1]?.[1] ?? 0, from),
    <mark key={from} className={styles.mark}>
      {text.slice(from, to)}
    </mark>,
  ]);
  return [...pieces, text.slice(ranges.at(-1)?.[1] ?? 0)];
}

/** A title that nobody chose is in the reader's language, in which nothing was searched. */
export function MarkedTitle({ thread: { title, titleBy } }: { thread: SearchThread }) {
  const displayTitle = useDisplayTitle();
  const text = displayTitle({ title: title.text, titleBy });
  return <Marked text={text} ranges={text === title.text ? title.ranges : []} />;
}
