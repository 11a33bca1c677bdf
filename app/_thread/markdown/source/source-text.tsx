import { piecesOfText } from './text-pieces';
import styles from '@/app/_thread/markdown/markdown.module.css';

/** Text as it was written, whatever it contains and however long it is: only what is in sight is laid out. */
export function SourceText({ text }: { text: string }) {
  return (
    <div className={styles.source} data-written="">
      {piecesOfText(text).map((piece, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text keep their order
        <p key={index} dir="auto">
          {piece}
        </p>
      ))}
    </div>
  );
}
