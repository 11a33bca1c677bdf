'use client';
import { Bot, Check } from 'lucide-react';
import { useThreadActions } from '@/hooks/use-thread';
import { REPLY_POLICIES, type ReplyPolicy, type Thread } from '@/model/thread';
import { buttonClass } from '../../_ui/button';
import { Menu, MenuItem, MenuLabel } from '../../_ui/menu';
import styles from './thread.module.css';

const WORDS = {
  auto: { name: 'Automatic', what: 'Alone every message; among several people only when asked' },
  always: { name: 'Always', what: 'Every message' },
  mention: { name: 'When asked', what: 'Only @assistant or the Ask switch' },
  off: { name: 'Off', what: 'Nobody can ask' },
} as const satisfies Record<ReplyPolicy, unknown>;

/** When the assistant answers in this thread, for whoever may set it. */
export function ReplyPolicyMenu({ thread }: { thread: Thread }) {
  const { setReplyPolicy } = useThreadActions(thread.id);
  const { replyPolicy } = thread.settings;
  const face = (
    <>
      <Bot size={18} aria-hidden="true" />
      <span className={styles.policyName}>{WORDS[replyPolicy].name}</span>
    </>
  );
  return (
    <Menu
      label={`When the assistant answers: ${WORDS[replyPolicy].name}`}
      className={`${buttonClass({ look: 'quiet' })} ${styles.policy}`}
      button={face}
      place="below"
    >
      <MenuLabel>The assistant answers</MenuLabel>
      {REPLY_POLICIES.map((policy) => (
        <MenuItem key={policy} checked={policy === replyPolicy} onPress={() => void setReplyPolicy(policy)}>
          <span className={styles.policyWords}>
            {WORDS[policy].name}
            <small>{WORDS[policy].what}</small>
          </span>
          {policy === replyPolicy && <Check size={17} aria-hidden="true" />}
        </MenuItem>
      ))}
    </Menu>
  );
}
