'use client';
import { Link2, Mail } from 'lucide-react';
import { useWords } from '@/hooks/core/use-strings';
import { invitingWords } from './strings';
import styles from './invites.module.css';

const WAYS = ['mail', 'link'] as const;
export type Way = (typeof WAYS)[number];

const WAY_ICONS = { mail: Mail, link: Link2 } as const;

type Props = {
  /** Of the panel's family: `{id}-panel` and `{id}-{way}`. */
  id: string;
  way: Way;
  onChange: (way: Way) => void;
};

export function InviteWays({ id, way, onChange }: Props) {
  const words = useWords(invitingWords);
  return (
    <div className={styles.tabs} role="tablist" aria-label={words.ways}>
      {WAYS.map((one) => {
        const Icon = WAY_ICONS[one];
        return (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-controls={`${id}-panel`}
            aria-selected={one === way}
            tabIndex={one === way ? 0 : -1}
            onClick={() => onChange(one)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
              const other = one === 'mail' ? 'link' : 'mail';
              onChange(other);
              document.querySelector<HTMLElement>(`[id="${id}-${other}"]`)?.focus();
            }}
          >
            <Icon size={16} aria-hidden="true" />
            {words[one]}
          </button>
        );
      })}
    </div>
  );
}
