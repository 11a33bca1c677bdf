'use client';
import { Bot, Check } from 'lucide-react';
import { useThreadActions } from '@/hooks/threads/use-thread';
import { useStrings } from '@/hooks/core/use-strings';
import { REPLY_POLICIES, type Thread } from '@/model/thread';
import { buttonClass } from '@/app/_ui/button';
import { Menu, MenuItem, MenuLabel } from '@/app/_ui/menu';
import { threadStrings } from '@/app/_thread/strings';
import styles from './reply-policy.module.css';

/** When the assistant answers in this thread, for those who can change it. */
export function ReplyPolicyMenu({ thread }: { thread: Thread }) {
  const strings = useStrings(threadStrings);
  const { setReplyPolicy } = useThreadActions(thread.id);
  const { replyPolicy } = thread.settings;
  const buttonContent = (
    <>
      <Bot size={18} aria-hidden="true" />
      <span className={styles.policyName}>{strings.policies[replyPolicy].name}</span>
    </>
  );
  return (
    <Menu
      label={strings.whenItAnswers(strings.policies[replyPolicy].name)}
      className={`${buttonClass({ look: 'quiet' })} ${styles.policy}`}
      button={buttonContent}
      placement="below"
    >
      <MenuLabel>{strings.itAnswers}</MenuLabel>
      {REPLY_POLICIES.map((policy) => (
        <MenuItem key={policy} checked={policy === replyPolicy} onPress={() => void setReplyPolicy(policy)}>
          <span className={styles.policyText}>
            {strings.policies[policy].name}
            <small>{strings.policies[policy].what}</small>
          </span>
          {policy === replyPolicy && <Check size={17} aria-hidden="true" />}
        </MenuItem>
      ))}
    </Menu>
  );
}
