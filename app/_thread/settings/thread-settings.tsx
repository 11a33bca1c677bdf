'use client';
import { useAhead } from '@/hooks/core/use-optimistic-value';
import { useConfig } from '@/hooks/core/use-session';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useAssistantSettings } from '@/hooks/threads/use-thread-settings';
import { useWords } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import { REPLY_POLICIES, type Thread } from '@/model/thread';
import { Dialog } from '@/app/_ui/dialog';
import { InstructionsField } from './instructions-field';
import styles from './thread-settings.module.css';
import { threadSettingsWords } from './strings';
import { threadWords } from '@/app/_thread/strings';
import { TitleField } from './title-field';

type Props = { thread: Thread; role: Role | undefined; onClose: () => void };

/** What a thread is called and how the assistant answers in it; whoever may not change it reads it. */
export function ThreadSettings({ thread, role, onClose }: Props) {
  const words = useWords(threadSettingsWords);
  const mayChange = thread.state === 'open' && can(role, 'change settings');
  const what = mayChange ? words.what : thread.state === 'open' ? words.whatToRead : words.whatClosed;
  return (
    <Dialog isOpen isTall onClose={onClose} title={words.title} description={what}>
      <div className={styles.parts}>
        <TitleField thread={thread} mayChange={mayChange} />
        <InstructionsField threadId={thread.id} mayChange={mayChange} />
        <PolicyField thread={thread} mayChange={mayChange} />
        <ModelField thread={thread} mayChange={mayChange} />
      </div>
    </Dialog>
  );
}

type FieldProps = { thread: Thread; mayChange: boolean };

function PolicyField({ thread, mayChange }: FieldProps) {
  const words = useWords(threadWords);
  const { setReplyPolicy } = useThreadActions(thread.id);
  const { shown, show } = useAhead(thread.settings.replyPolicy);
  return (
    <fieldset className={styles.policies} disabled={!mayChange}>
      <legend>{words.itAnswers}</legend>
      {REPLY_POLICIES.map((policy) => (
        <label key={policy}>
          <input
            type="radio"
            name="policy"
            checked={policy === shown}
            onChange={() => show(policy, setReplyPolicy(policy))}
          />
          <span>
            {words.policies[policy].name}
            <small>{words.policies[policy].what}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function ModelField({ thread, mayChange }: FieldProps) {
  const words = useWords(threadSettingsWords);
  const { models } = useConfig();
  const { chooseModel } = useAssistantSettings(thread.id);
  const [usual = words.noModel] = models;
  const { shown: chosen, show } = useAhead(thread.settings.model);
  // One that is no longer offered is not used either.
  const current = chosen !== null && models.includes(chosen) ? chosen : usual;
  if (models.length < 2) {
    return (
      <div className={styles.part}>
        <h3>{words.model}</h3>
        <p className={styles.value}>{current}</p>
      </div>
    );
  }
  return (
    <label className={styles.part}>
      <span>{words.model}</span>
      <select
        value={current}
        disabled={!mayChange}
        onChange={({ target: { value } }) => {
          const model = value === usual ? null : value;
          show(model, chooseModel(model));
        }}
      >
        {models.map((model) => (
          <option key={model} value={model}>
            {model === usual ? words.usual(model) : model}
          </option>
        ))}
      </select>
    </label>
  );
}
