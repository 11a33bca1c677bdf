'use client';
import { useId, useState } from 'react';
import { useMembers } from '@/hooks/threads/use-thread';
import { useAssistantSettings, useInstructions } from '@/hooks/threads/use-thread-settings';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_INSTRUCTIONS_CHARS } from '@/model/limits';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import styles from './thread-settings.module.css';
import { threadSettingsStrings } from './strings';

type Props = { threadId: string; mayChange: boolean };

/** The instructions that the assistant gets before every answer: every member can read them, some can edit them. */
export function InstructionsField({ threadId, mayChange }: Props) {
  const strings = useStrings(threadSettingsStrings);
  const id = useId();
  const view = useInstructions(threadId);
  const { busy, saveInstructions } = useAssistantSettings(threadId);
  /** Null while nothing is being typed: changes by others are then shown as they arrive. */
  const [mine, setMine] = useState<string | null>(null);
  if (view.status !== 'here') {
    return (
      <div className={styles.part}>
        <h3>{strings.instructions}</h3>
        <p role="status" className={styles.value}>
          {view.status === 'loading' ? strings.loading : strings.notLoaded}
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
      <label htmlFor={id}>{strings.instructions}</label>
      <textarea
        id={id}
        rows={5}
        value={text}
        readOnly={!mayChange}
        dir="auto"
        placeholder={mayChange ? strings.example : strings.none}
        aria-describedby={`${id}-about`}
        aria-invalid={isTooLong || undefined}
        onChange={(event) => setMine(event.target.value)}
      />
      <div className={styles.foot}>
        <p id={`${id}-about`} data-too-long={isTooLong || undefined}>
          {isChanged ? (
            strings.length(text.length, MAX_INSTRUCTIONS_CHARS)
          ) : (
            <About threadId={threadId} by={view.instructions?.by} at={view.instructions?.at} />
          )}
        </p>
        {isChanged && (
          <>
            <Button size="small" look="quiet" disabled={busy} onClick={() => setMine(null)}>
              {strings.discard}
            </Button>
            <Button size="small" look="primary" busy={busy} disabled={isTooLong} onClick={() => void save()}>
              {strings.save}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

type AboutProps = { threadId: string; by: string | undefined; at: number | undefined };

function About({ threadId, by, at }: AboutProps) {
  const strings = useStrings(threadSettingsStrings);
  const { dayAndTime } = useTimes();
  const name = useMembers(threadId).find((member) => member.id === by)?.name;
  if (at === undefined) return strings.sentWithEveryQuestion;
  return name === undefined ? strings.changedOn(dayAndTime(at)) : strings.changedBy(name, dayAndTime(at));
}
