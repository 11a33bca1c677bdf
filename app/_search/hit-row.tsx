'use client';
import type { ReactNode } from 'react';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useNow } from '@/hooks/core/use-now';
import type { SearchHit } from '@/model/search';
import { ASSISTANT_ID } from '@/model/product';
import { AssistantAvatar, Avatar } from '@/app/_ui/avatar';
import { PageLink } from '@/app/_ui/page-link';
import { useTimes } from '@/app/_ui/times';
import { Marked } from './marked';
import styles from './search.module.css';

export const hitPath = ({ threadId, messageId }: SearchHit) => `/t/${threadId}#${messageId}`;

type Props = {
  hit: SearchHit;
  /** Its thread, where no heading names it. */
  children?: ReactNode;
};

/** A message that was found: who wrote it when, and the lines around what was found. */
export function HitRow({ hit, children }: Props) {
  const displayName = useDisplayName();
  const { fullTime, shortTime } = useTimes();
  const now = useNow();
  const { authorId, authorName, at, snippet } = hit;
  const name = displayName({ id: authorId, name: authorName });
  return (
    <PageLink to={hitPath(hit)} className={styles.hit ?? ''}>
      <span className={styles.avatar}>
        {authorId === ASSISTANT_ID ? (
          <AssistantAvatar size={28} />
        ) : (
          <Avatar id={authorId} name={name} size={28} />
        )}
      </span>
      <span className={styles.author} dir="auto">
        {name}
      </span>
      <time className={styles.when} dateTime={new Date(at).toISOString()} title={fullTime(at)}>
        {shortTime(at, now)}
      </time>
      <span className={styles.snippet} dir="auto">
        <Marked {...snippet} />
      </span>
      {children !== undefined && (
        <span className={styles.of} dir="auto">
          {children}
        </span>
      )}
    </PageLink>
  );
}
