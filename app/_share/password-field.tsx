'use client';
import { useId } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_SHARE_PASSWORD_CHARS, MIN_SHARE_PASSWORD_CHARS } from '@/model/limits';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { RadioGroup } from '@/app/_ui/fields/radio-group';
import styles from './share.module.css';
import { shareStrings } from './strings';

/** `keep`: what is, or none for a new link, unless there is a text. */
export type PasswordChoice = { kind: 'keep' | 'change' | 'remove'; text: string };

type Props = {
  hasPassword: boolean;
  choice: PasswordChoice;
  isTooShort: boolean;
  onChange: (choice: PasswordChoice) => void;
};

const KINDS = ['keep', 'change', 'remove'] as const;

/** Readable while it is chosen: whoever shares a link has to tell its password. */
export function PasswordField({ hasPassword, choice, isTooShort, onChange }: Props) {
  const strings = useStrings(shareStrings);
  const id = useId();
  return (
    <>
      {hasPassword && (
        <RadioGroup
          legend={strings.passwordField}
          value={choice.kind}
          options={KINDS.map((value) => ({ value, label: strings.passwords[value] }))}
          onChoose={(kind) => onChange({ kind, text: '' })}
        />
      )}
      {(!hasPassword || choice.kind === 'change') && (
        <div className={styles.passwordField}>
          <label className={dialogStyles.field}>
            <span>{hasPassword ? strings.newPassword : strings.password}</span>
            <input
              value={choice.text}
              maxLength={MAX_SHARE_PASSWORD_CHARS}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-describedby={`${id}-hint`}
              aria-invalid={isTooShort || undefined}
              onChange={(event) => onChange({ ...choice, text: event.target.value })}
            />
          </label>
          <p id={`${id}-hint`} className={styles.hint} data-problem={isTooShort || undefined}>
            {strings.passwordHint(MIN_SHARE_PASSWORD_CHARS)}
          </p>
        </div>
      )}
    </>
  );
}
