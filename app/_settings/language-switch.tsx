'use client';
import { Languages } from 'lucide-react';
import { useLanguageSetting } from '@/hooks/core/use-strings';
import { LANGUAGES, LANGUAGE_NAMES, LANGUAGE_TAGS } from '@/model/language';
import styles from './language-switch.module.css';

/**
 * The language select where no settings dialog exists yet. A native select; each language has its own name for itself.
 */
export function LanguageSwitch({ label }: { label: string }) {
  const { chosen, chooseLanguage } = useLanguageSetting();
  return (
    <label className={styles.language}>
      <Languages size={17} aria-hidden="true" />
      <select
        aria-label={label}
        value={chosen}
        onChange={(event) => {
          const next = LANGUAGES.find((one) => one === event.target.value);
          if (next) chooseLanguage(next);
        }}
      >
        {LANGUAGES.map((one) => (
          <option key={one} value={one} lang={LANGUAGE_TAGS[one]}>
            {LANGUAGE_NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
