'use client';
import { useChoice } from '@/hooks/core/use-device-settings';
import { useSpeaking, useWords } from '@/hooks/core/use-strings';
import { CHOICES } from '@/model/device-settings';
import { LANGUAGES, LANGUAGE_NAMES, LANGUAGE_TAGS } from '@/model/language';
import { Segments } from '@/app/_ui/segments';
import styles from './settings.module.css';
import { settingsWords } from './strings';

/** How this browser speaks, looks and writes; each choice is seen at once. */
export function GeneralPane() {
  const words = useWords(settingsWords);
  const { language, speak } = useSpeaking();
  const [theme, setTheme] = useChoice('theme');
  const [density, setDensity] = useChoice('density');
  const [enter, setEnter] = useChoice('enter');
  return (
    <div className={styles.choices}>
      <Segments
        label={words.language}
        value={language}
        onChoose={speak}
        options={LANGUAGES.map((value) => ({
          value,
          words: LANGUAGE_NAMES[value],
          lang: LANGUAGE_TAGS[value],
        }))}
      />
      <Segments
        label={words.theme}
        value={theme}
        onChoose={setTheme}
        options={CHOICES.theme.map((value) => ({ value, words: words.themes[value] }))}
      />
      <Segments
        label={words.density}
        value={density}
        onChoose={setDensity}
        options={CHOICES.density.map((value) => ({ value, words: words.densities[value] }))}
      />
      <Segments
        label={words.enter}
        hint={words.enterWhat[enter]}
        value={enter}
        onChoose={setEnter}
        options={CHOICES.enter.map((value) => ({ value, words: words.enters[value] }))}
      />
    </div>
  );
}
