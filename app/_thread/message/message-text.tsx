import { Fragment, useMemo, type ReactNode } from 'react';
import { MAX_LAYOUT_COST } from '@/model/limits';
import { piecesOf } from '@/model/mentions';
import styles from './message.module.css';
import { ExternalLink } from '@/app/_thread/markdown/external-link';
import { SourceText } from '@/app/_thread/markdown/source/source-text';
import { layoutCostOfLines } from '@/app/_thread/markdown/source/text-pieces';
import { useActor, useReader } from '@/app/_thread/context';

const LINK_OR_ASSISTANT =
  /(https?:\/\/[^\s<>"'，。；：！？、（）“”‘’「」『』【】《》]+|(?<![\p{L}\p{N}_.@-])@assistant(?![\p{L}\p{N}_-]))/giu;

type Props = { text: string; /** Rendered at the end of the last line. */ after?: ReactNode };

/** A person's text as they wrote it, with links, and with mentions highlighted. */
export function MessageText({ text, after }: Props) {
  const { names } = useReader();
  const me = useActor()?.me;
  const isCostly = useMemo(() => layoutCostOfLines(text) > MAX_LAYOUT_COST, [text]);
  if (isCostly)
    return (
      <>
        <SourceText text={text} />
        {after}
      </>
    );
  return (
    <p className={styles.text} dir="auto" data-written="">
      {piecesOf(text).map(({ at, text: piece, uid }) =>
        uid === undefined ? (
          plainPieces(piece, at)
        ) : (
          <mark key={at} data-me={uid === me || undefined}>
            @{names.get(uid) ?? piece}
          </mark>
        ),
      )}
      {after}
    </p>
  );
}

/** Text between mentions; the key of each piece is its offset. */
function plainPieces(text: string, from: number): ReactNode[] {
  let at = from;
  return text.split(LINK_OR_ASSISTANT).map((piece) => {
    const key = at;
    at += piece.length;
    if (/^https?:/i.test(piece)) {
      const address = addressIn(piece);
      return (
        <Fragment key={key}>
          <ExternalLink href={address}>{address}</ExternalLink>
          {piece.slice(address.length)}
        </Fragment>
      );
    }
    return piece.toLowerCase() === '@assistant' ? <mark key={key}>{piece}</mark> : piece;
  });
}

/** Without the sentence's stops at its end, and without brackets that opened before it. */
function addressIn(text: string): string {
  let [open, end] = [text.split('(').length - text.split(')').length, text.length];
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    if (last === ')' ? open >= 0 : !/[.,;:!?\]}]/.test(last)) break;
    if (last === ')') open += 1;
  }
  return text.slice(0, end);
}
