'use client';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { useLanguageSetting, useStrings } from '@/hooks/core/use-strings';
import { DEVICE_SETTINGS } from '@/model/device-settings';
import { LANGUAGES, LANGUAGE_NAMES, LANGUAGE_TAGS } from '@/model/language';
import { Segments } from '@/app/_ui/segments';
import styles from './settings.module.css';
import { settingsStrings } from './strings';

/** Language, appearance and writing settings of this browser; each choice applies immediately. */
export function GeneralTab() {
  const strings = useStrings(settingsStrings);
  const { chosen, chooseLanguage } = useLanguageSetting();
  const [theme, setTheme] = useDeviceSetting('theme');
  const [density, setDensity] = useDeviceSetting('density');
  const [enter, setEnter] = useDeviceSetting('enter');
  const [marks, setMarks] = useDeviceSetting('marks');
  return (
    <div className={styles.controls}>
      <Segments
        label={strings.language}
        value={chosen}
        onChoose={chooseLanguage}
        options={LANGUAGES.map((value) => ({
          value,
          label: LANGUAGE_NAMES[value],
          lang: LANGUAGE_TAGS[value],
        }))}
      />
      <Segments
        label={strings.theme}
        value={theme}
        onChoose={setTheme}
        options={DEVICE_SETTINGS.theme.map((value) => ({ value, label: strings.themes[value] }))}
      />
      <Segments
        label={strings.density}
        value={density}
        onChoose={setDensity}
        options={DEVICE_SETTINGS.density.map((value) => ({ value, label: strings.densities[value] }))}
      />
      <Segments
        label={strings.enter}
        hint={strings.enterWhat[enter]}
        value={enter}
        onChoose={setEnter}
        options={DEVICE_SETTINGS.enter.map((value) => ({ value, label: strings.enters[value] }))}
      />
      <Segments
        label={strings.marks}
        hint={strings.marksWhat[marks]}
        value={marks}
        onChoose={setMarks}
        options={DEVICE_SETTINGS.marks.map((value) => ({ value, label: strings.markings[value] }))}
      />
    </div>
  );
}
