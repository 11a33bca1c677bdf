'use client';
import { ArrowDown, Reply } from 'lucide-react';
import { useState } from 'react';
import type { Pointing } from '@/hooks/timeline/use-permalink';
import { useWords } from '@/hooks/core/use-strings';
import { badgeOf } from '@/model/read-state';
import { Button } from '@/app/_ui/button';
import { conversationWords } from './strings';
import styles from './conversation.module.css';

type Props = { pointing: Pointing; /** Messages that have landed in the thread. */ landed: number };

/** Ways back for a reader who is not at the end. Mounted when they leave it: what lands from then on is counted. */
export function ConversationWays({ pointing, landed }: Props) {
  const words = useWords(conversationWords);
  const [atLeaving] = useState(landed);
  const news = Math.max(0, landed - atLeaving);
  return (
    <div className={styles.ways}>
      {pointing.pointed.isJump && (
        <Button size="small" onClick={pointing.goBack}>
          <Reply size={16} aria-hidden="true" /> {words.goBack}
        </Button>
      )}
      <Button size="small" onClick={pointing.leave}>
        <ArrowDown size={16} aria-hidden="true" /> {words.toLatest}
        {news > 0 && (
          <span className={styles.news}>
            <span className="visually-hidden">, {words.landed(news)}</span>
            <span aria-hidden="true">{badgeOf(news)}</span>
          </span>
        )}
      </Button>
    </div>
  );
}
