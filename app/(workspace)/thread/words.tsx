import type { ReactNode } from 'react';
import styles from './conversation.module.css';

const PARTS =
  /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]|(?<![\p{L}\p{N}_.@-])@assistant(?![\p{L}\p{N}_-]))/giu;

type Props = { text: string; /** Stands on the last line, behind the text. */ after?: ReactNode };

/** A person's text as they wrote it, with its links and its call to the assistant marked. */
export function Words({ text, after }: Props) {
  return (
    <p className={styles.words} dir="auto">
      {piecesOf(text).map(({ piece, at }) => {
        if (/^https?:/i.test(piece)) {
          return (
            <a key={at} href={piece} target="_blank" rel="noopener noreferrer">
              {piece}
            </a>
          );
        }
        return piece.toLowerCase() === '@assistant' ? <mark key={at}>{piece}</mark> : piece;
      })}
      {after}
    </p>
  );
}

/** Pieces with the place where each begins, which names it. */
function piecesOf(text: string): { piece: string; at: number }[] {
  const pieces: { piece: string; at: number }[] = [];
  let at = 0;
  for (const piece of text.split(PARTS)) {
    pieces.push({ piece, at });
    at += piece.length;
  }
  return pieces;
}
