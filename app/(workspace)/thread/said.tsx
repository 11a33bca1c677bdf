'use client';
import { memo } from 'react';
import type { Message } from '@/model/message';
import { Avatar } from '../../_ui/avatar';
import { clock, fullTime } from '../../_ui/times';
import styles from './conversation.module.css';
import { Words } from './words';

type Props = { message: Message; begins: boolean };

/** What a person said. Never drawn as anything but text: only the server's answers are generated UI. */
export const Said = memo(function Said({ message, begins }: Props) {
  const { authorId, authorName, createdAt, content, status } = message;
  const time = (
    <time className={styles.time} dateTime={new Date(createdAt).toISOString()} title={fullTime(createdAt)}>
      {clock(createdAt)}
    </time>
  );
  return (
    <article className={styles.row} data-begins={begins} aria-label={authorName}>
      {begins ? (
        <Avatar id={authorId} name={authorName} size={32} />
      ) : (
        <span className={styles.gutter}>{time}</span>
      )}
      <div className={styles.body}>
        {begins && (
          <header className={styles.head}>
            <strong dir="auto">{authorName}</strong> {time}
          </header>
        )}
        {status === 'deleted' ? (
          <p className={styles.deleted}>This message was deleted.</p>
        ) : (
          <Words text={content} />
        )}
      </div>
    </article>
  );
});
