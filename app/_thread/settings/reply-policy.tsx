'use client';
import { Bot, Check } from 'lucide-react';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useWords } from '@/hooks/core/use-strings';
import { REPLY_POLICIES, type Thread } from '@/model/thread';
import { buttonClass } from '@/app/_ui/button';
import { Menu, MenuItem, MenuLabel } from '@/app/_ui/menu';
import { threadWords } from '@/app/_thread/strings';
import styles from '@/app/_thread/thread.module.css';

/** When the assistant answers in this thread, for whoever may set it. */
export function ReplyPolicyMenu({ thread }: { thread: Thread }) {
  const words = useWords(threadWords);
  const { setReplyPolicy } = useThreadActions(thread.id);
  const { replyPolicy } = thread.settings;
  const face = (
    <>
      <Bot size={18} aria-hidden="true" />
      <span className={styles.policyName}>{words.policies[replyPolicy].name}</span>
    </>
  );
  return (
    <Menu
      label={words.whenItAnswers(words.policies[replyPolicy].name)}
      className={`${buttonClass({ look: 'quiet' })} ${styles.policy}`}
      button={face}
      place="below"
    >
      <MenuLabel>{words.itAnswers}</MenuLabel>
      {REPLY_POLICIES.map((policy) => (
        <MenuItem key={policy} checked={policy === replyPolicy} onPress={() => void setReplyPolicy(policy)}>
          <span className={styles.policyWords}>
            {words.policies[policy].name}
            <small>{words.policies[policy].what}</small>
          </span>
          {policy === replyPolicy && <Check size={17} aria-hidden="true" />}
        </MenuItem>
      ))}
    </Menu>
  );
}
