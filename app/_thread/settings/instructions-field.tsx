'use client';
import { useId, useState } from 'react';
import { useMembers } from '@/hooks/threads/use-thread';
import { useAssistantSettings, useInstructions } from '@/hooks/threads/use-thread-settings';
import { useWords } from '@/hooks/core/use-strings';
import { MAX_INSTRUCTIONS_CHARS } from '@/model/limits';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/use-times';
import styles from './thread-settings.module.css';
import { threadSettingsWords } from './strings';

type Props = { threadId: string; mayChange: boolean };

/** What the assistant is told before every answer: read by all members, written by those who may. */
export function InstructionsField({ threadId, mayChange }: Props) {
  const words = useWords(threadSettingsWords);
  const id = useId();
  const view = useInstructions(threadId);
  const { busy, saveInstructions } = useAssistantSettings(threadId);
  /** Null: nothing is being written; what others write is shown as it comes. */
  const [mine, setMine] = useState<string | null>(null);
  if (view.status !== 'here') {
    return (
      <div className={styles.part}>
        <h3>{words.instructions}</h3>
        <p role="status" className={styles.value}>
          {view.status === 'loading' ? words.loading : words.notLoaded}
        </p>
      </div>
    );
  }
  const stored = view.instructions?.text ?? '';
  const text = mine ?? stored;
  const isChanged = text !== stored;
  const isTooLong = text.length > MAX_INSTRUCTIONS_CHARS;
  const save = async () => {
    if (await saveInstructions(text)) setMine(null);
  };
  return (
    <div className={styles.part}>
      <label htmlFor={id}>{words.instructions}</label>
      <textarea
        id={id}
        rows={5}
        value={text}
        readOnly={!mayChange}
        dir="auto"
        placeholder={mayChange ? words.example : words.none}
        aria-describedby={`${id}-about`}
        aria-invalid={isTooLong || undefined}
        onChange={(event) => setMine(event.target.value)}
      />
      <div className={styles.foot}>
        <p id={`${id}-about`} data-too-long={isTooLong || undefined}>
          {isChanged ? (
            words.length(text.length, MAX_INSTRUCTIONS_CHARS)
          ) : (
            <About threadId={threadId} by={view.instructions?.by} at={view.instructions?.at} />
          )}
        </p>
        {isChanged && (
          <>
            <Button size="small" look="quiet" disabled={busy} onClick={() => setMine(null)}>
              {words.discard}
            </Button>
            <Button size="small" look="primary" busy={busy} disabled={isTooLong} onClick={() => void save()}>
              {words.save}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

type AboutProps = { threadId: string; by: string | undefined; at: number | undefined };

function About({ threadId, by, at }: AboutProps) {
  const words = useWords(threadSettingsWords);
  const { dayAndTime } = useTimes();
  const name = useMembers(threadId).find((member) => member.id === by)?.name;
  if (at === undefined) return words.before;
  return name === undefined ? words.changedOn(dayAndTime(at)) : words.changedBy(name, dayAndTime(at));
}
