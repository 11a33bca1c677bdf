'use client';
import { useOptimisticValue } from '@/hooks/core/use-optimistic-value';
import { useConfig } from '@/hooks/core/session/use-session';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useAssistantSettings, useThreadPolicy } from '@/hooks/threads/use-thread-settings';
import { useStrings } from '@/hooks/core/use-strings';
import { can, type Role } from '@/model/access';
import { EXPORT_POLICIES, REPLY_POLICIES, type Thread } from '@/model/thread';
import { Dialog } from '@/app/_ui/dialog';
import { RadioGroup } from '@/app/_ui/fields/radio-group';
import { InstructionsField } from './instructions-field';
import { PayerField } from './payer-field';
import styles from './thread-settings.module.css';
import { threadSettingsStrings } from './strings';
import { threadStrings } from '@/app/_thread/strings';
import { TitleField } from './title-field';

type Props = { thread: Thread; role: Role | undefined; onClose: () => void };

/** A thread's title, instructions, reply policy and model; read-only without the right to change them. */
export function ThreadSettings({ thread, role, onClose }: Props) {
  const strings = useStrings(threadSettingsStrings);
  const mayChange = thread.state === 'open' && can(role, 'change settings');
  const what = mayChange ? strings.what : thread.state === 'open' ? strings.whatToRead : strings.whatClosed;
  return (
    <Dialog isOpen isTall onClose={onClose} title={strings.title} description={what}>
      <div className={styles.parts}>
        <TitleField thread={thread} mayChange={mayChange} />
        <InstructionsField threadId={thread.id} mayChange={mayChange} />
        <PolicyField thread={thread} mayChange={mayChange} />
        <ModelField thread={thread} mayChange={mayChange} />
        <WhoField setting="exportBy" thread={thread} mayChange={mayChange && can(role, 'restrict export')} />
        <WhoField setting="forkBy" thread={thread} mayChange={mayChange && can(role, 'restrict forks')} />
        <PayerField thread={thread} role={mayChange ? role : undefined} />
      </div>
    </Dialog>
  );
}

type FieldProps = { thread: Thread; mayChange: boolean };

function PolicyField({ thread, mayChange }: FieldProps) {
  const strings = useStrings(threadStrings);
  const { setReplyPolicy } = useThreadActions(thread.id);
  const { shown, show } = useOptimisticValue(thread.settings.replyPolicy);
  return (
    <RadioGroup
      legend={strings.itAnswers}
      value={shown}
      options={REPLY_POLICIES.map((value) => ({
        value,
        label: strings.policies[value].name,
        what: strings.policies[value].what,
      }))}
      disabled={!mayChange}
      onChoose={(policy) => show(policy, setReplyPolicy(policy))}
    />
  );
}

/** Who may export the thread, or start new ones from it. */
function WhoField({ thread, mayChange, setting }: FieldProps & { setting: 'exportBy' | 'forkBy' }) {
  const strings = useStrings(threadSettingsStrings);
  const change = useThreadPolicy(thread.id);
  const { shown, show } = useOptimisticValue(thread.settings[setting]);
  const what = setting === 'exportBy' ? strings.exportByWhat : strings.forkByWhat;
  return (
    <RadioGroup
      legend={strings[setting]}
      value={shown}
      options={EXPORT_POLICIES.map((value) => ({
        value,
        label: strings.exportBys[value],
        what: what[value],
      }))}
      disabled={!mayChange}
      onChoose={(by) => show(by, change(setting === 'exportBy' ? { exportBy: by } : { forkBy: by }))}
    />
  );
}

function ModelField({ thread, mayChange }: FieldProps) {
  const strings = useStrings(threadSettingsStrings);
  const { models } = useConfig();
  const { chooseModel } = useAssistantSettings(thread.id);
  const [usual = strings.noModel] = models;
  const { shown: chosen, show } = useOptimisticValue(thread.settings.model);
  // A model that is no longer offered is not used either.
  const current = chosen !== null && models.includes(chosen) ? chosen : usual;
  if (models.length < 2) {
    return (
      <div className={styles.part}>
        <h3>{strings.model}</h3>
        <p className={styles.value}>{current}</p>
      </div>
    );
  }
  return (
    <label className={styles.part}>
      <span>{strings.model}</span>
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
            {model === usual ? strings.usual(model) : model}
          </option>
        ))}
      </select>
    </label>
  );
}
