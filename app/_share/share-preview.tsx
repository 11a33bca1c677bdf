'use client';
import { useMemo, useState } from 'react';
import { useSharePreview, type PreviewView } from '@/hooks/shares/use-shares';
import { useStrings } from '@/hooks/core/use-strings';
import type { ShareNames } from '@/model/share';
import { Button } from '@/app/_ui/button';
import { ReaderContext } from '@/app/_thread/context';
import { GuestAnswerView } from './guest/guest-answer';
import { GuestMessageView, GuestNamesContext } from './guest/guest-message';
import { guestRows } from './guest/guest-rows';
import styles from './share.module.css';
import { shareStrings } from './strings';

type Props = { threadId: string; names: ShareNames; upToSeq: number | null };

/** How much guests will see, and the newest of it as they will see it. */
export function SharePreview({ threadId, names, upToSeq }: Props) {
  const strings = useStrings(shareStrings);
  const view = useSharePreview(threadId, { names, upToSeq });
  const [isOpen, setOpen] = useState(false);
  const count = view.status === 'here' ? view.count : null;
  return (
    <section className={styles.preview} aria-label={strings.preview}>
      <p className={styles.see}>
        <span role="status">
          {count !== null && (upToSeq === null ? strings.theySee(count) : strings.theySeeUpTo(count))}
        </span>
        <Button size="small" aria-expanded={isOpen} onClick={() => setOpen((wasOpen) => !wasOpen)}>
          {strings.preview}
        </Button>
      </p>
      {isOpen && <Messages view={view} names={names} />}
    </section>
  );
}

const NOBODY: ReadonlyMap<string, string> = new Map();
const READER = { threadId: '', photos: NOBODY, names: NOBODY, jumpTo: () => undefined };

function Messages({ view, names }: { view: PreviewView; names: ShareNames }) {
  const strings = useStrings(shareStrings);
  const messages = view.status === 'here' ? view.messages : null;
  const rows = useMemo(
    () => (messages === null ? [] : guestRows({ messages, answers: [], hasEnd: false })),
    [messages],
  );
  if (view.status === 'failed') return <p role="alert">{strings.previewFailed}</p>;
  if (view.status === 'loading') return <p role="status">{strings.loading}</p>;
  if (rows.length === 0) return <p className={styles.hint}>{strings.noMessages}</p>;
  return (
    <ReaderContext value={READER}>
      <GuestNamesContext value={names}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, by keyboard too; what is in it is inert: it is a picture of a page */}
        <div className={styles.previewBox} role="region" aria-label={strings.previewLabel} tabIndex={0}>
          <div inert>
            {rows.map((row) => {
              if (row.kind === 'message')
                return <GuestMessageView key={row.key} message={row.message} startsGroup={row.startsGroup} />;
              if (row.kind !== 'answer') return null;
              const { key, kind: _kind, ...answer } = row;
              return <GuestAnswerView key={key} {...answer} />;
            })}
          </div>
        </div>
      </GuestNamesContext>
    </ReaderContext>
  );
}
