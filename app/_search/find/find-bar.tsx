'use client';
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { useFind, type Find } from '@/hooks/search/use-find';
import type { SearchHit } from '@/model/search';
import { IconButton } from '@/app/_ui/icon-button';
import { pressedKey } from '@/hooks/core/keys';
import { searchStrings } from '@/app/_search/strings';
import { useHighlights } from './use-highlights';
import styles from './find-bar.module.css';

type Props = {
  threadId: string;
  /** Shows a message of the thread; keeps its identity. */
  onShow: (messageId: string) => void;
  onClose: () => void;
};

/** Finds in the thread on screen: Enter and Shift+Enter lead from match to match, Escape closes. */
export function FindBar({ threadId, onShow, onClose }: Props) {
  const strings = useStrings(searchStrings);
  const [typed, setTyped] = useState('');
  const show = useCallback(({ messageId }: SearchHit) => onShow(messageId), [onShow]);
  const find = useFind(threadId, typed, show);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  useHighlights(find.hits);
  const close = () => {
    focusMessage(find.hits[find.at]);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = pressedKey(event);
    if (key === 'Escape') close();
    else if (key === 'Enter' && event.target === box.current) find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const isAny = find.hits.length > 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the box and of the buttons beside it
    <div className={styles.bar} role="search" aria-label={strings.findTitle} onKeyDown={onKeyDown}>
      <Search size={17} aria-hidden="true" />
      <input
        ref={box}
        type="text"
        value={typed}
        placeholder={strings.findField}
        aria-label={strings.findField}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        onChange={(event) => setTyped(event.target.value)}
      />
      <Position find={find} />
      <IconButton
        size="small"
        label={strings.older}
        disabled={!isAny}
        icon={<ChevronUp size={19} aria-hidden="true" />}
        onClick={() => find.step(1)}
      />
      <IconButton
        size="small"
        label={strings.newer}
        disabled={!isAny}
        icon={<ChevronDown size={19} aria-hidden="true" />}
        onClick={() => find.step(-1)}
      />
      <IconButton
        size="small"
        label={strings.close}
        icon={<X size={18} aria-hidden="true" />}
        onClick={close}
      />
    </div>
  );
}

/** Reading goes on at the message that was found. */
function focusMessage(hit: SearchHit | undefined): void {
  const view = document.querySelector<HTMLElement>('[role="log"]');
  const message = hit && view?.querySelector<HTMLElement>(`article[data-id="${CSS.escape(hit.messageId)}"]`);
  if (message) message.tabIndex = -1;
  (message ?? view)?.focus({ preventScroll: true });
}

function Position({ find: { status, hits, hasMore, at, error } }: { find: Find }) {
  const strings = useStrings(searchStrings);
  const errorText = useErrorText();
  const displayName = useDisplayName();
  const hit = hits[at];
  const position = strings.position(at + 1, { count: hits.length, isAll: !hasMore });
  return (
    <span role="status" className={styles.position}>
      {status === 'loading' && <span className="visually-hidden">{strings.searching}</span>}
      {status === 'failed' && errorText(error)}
      {status === 'ready' && hits.length === 0 && strings.noHits}
      {hit !== undefined && (
        <>
          {position}
          {/* The focus stays in the box: what is shown is read out. */}
          <span className="visually-hidden">
            {strings.by(displayName({ id: hit.authorId, name: hit.authorName }), hit.snippet.text)}
          </span>
        </>
      )}
    </span>
  );
}
