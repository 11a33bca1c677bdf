'use client';
import { Link2, Mail } from 'lucide-react';
import { pressedKey } from '@/hooks/core/keys';
import { useStrings } from '@/hooks/core/use-strings';
import { inviteStrings } from './strings';
import styles from './invites.module.css';

const INVITE_METHODS = ['mail', 'link'] as const;
export type InviteMethod = (typeof INVITE_METHODS)[number];

const METHOD_ICONS = { mail: Mail, link: Link2 } as const;

type Props = {
  /** The prefix of the ids: `{id}-panel` and `{id}-{method}`. */
  id: string;
  method: InviteMethod;
  onChange: (method: InviteMethod) => void;
};

export function InviteTabs({ id, method, onChange }: Props) {
  const strings = useStrings(inviteStrings);
  return (
    <div className={styles.tabs} role="tablist" aria-label={strings.methods}>
      {INVITE_METHODS.map((one) => {
        const Icon = METHOD_ICONS[one];
        return (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-controls={`${id}-panel`}
            aria-selected={one === method}
            tabIndex={one === method ? 0 : -1}
            onClick={() => onChange(one)}
            onKeyDown={(event) => {
              if (!['ArrowLeft', 'ArrowRight'].includes(pressedKey(event) ?? '')) return;
              const other = one === 'mail' ? 'link' : 'mail';
              onChange(other);
              document.querySelector<HTMLElement>(`[id="${id}-${other}"]`)?.focus();
            }}
          >
            <Icon size={16} aria-hidden="true" />
            {strings[one]}
          </button>
        );
      })}
    </div>
  );
}
