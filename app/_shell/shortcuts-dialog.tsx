'use client';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { FOCUS_COMPOSER } from '@/hooks/shell/new-thread';
import { SHORTCUTS } from '@/hooks/shell/use-shortcuts';
import { useStrings } from '@/hooks/core/use-strings';
import { Dialog } from '@/app/_ui/dialog';
import { messageBoxStrings } from '@/app/_ui/message-box/strings';
import { nameOf, ShortcutKeys } from './shortcut-keys';
import { shortcutStrings } from './shortcut-strings';
import styles from './shortcuts.module.css';

/** The global shortcuts, and those of the composer and other text fields. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const strings = useStrings(shortcutStrings);
  const { goToBox } = useStrings(messageBoxStrings);
  const labels = { ...strings.commands, [FOCUS_COMPOSER]: goToBox };
  const [enter] = useDeviceSetting('enter');
  const send = nameOf(enter === 'sends' ? { key: 'Enter' } : { key: 'Enter', mod: true });
  const breaks = nameOf(enter === 'sends' ? { key: 'Enter', shift: true } : { key: 'Enter' });
  const places = [
    { what: strings.send, keys: send },
    { what: strings.breakLine, keys: breaks },
    { what: strings.editLast, keys: '↑' },
    { what: strings.rename, keys: 'F2' },
    { what: strings.close, keys: 'Esc' },
  ];
  return (
    <Dialog isOpen onClose={onClose} title={strings.title} description={strings.what}>
      <dl className={styles.keys}>
        {SHORTCUTS.map(({ command }) => (
          <div key={command}>
            <dt>{labels[command]}</dt>
            <dd>
              <ShortcutKeys command={command} />
            </dd>
          </div>
        ))}
        {places.map(({ what, keys }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <SingleKeys />
    </Dialog>
  );
}

function SingleKeys() {
  const strings = useStrings(shortcutStrings);
  const [keys, choose] = useDeviceSetting('keys');
  return (
    <label className={styles.single}>
      <input
        type="checkbox"
        checked={keys === 'single'}
        onChange={(event) => choose(event.target.checked ? 'single' : 'modified')}
      />
      <span>{strings.single}</span>
    </label>
  );
}
