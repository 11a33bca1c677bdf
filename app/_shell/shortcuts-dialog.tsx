'use client';
import { useChoice } from '@/hooks/core/use-device-settings';
import { SHORTCUTS } from '@/hooks/shell/use-shortcuts';
import { useWords } from '@/hooks/core/use-strings';
import { Dialog } from '@/app/_ui/dialog';
import { nameOf, ShortcutKeys } from './shortcut-keys';
import { shortcutWords } from './strings';
import styles from './shortcuts.module.css';

/** The keys that work everywhere, and those of the places where one writes. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(shortcutWords);
  const [enter] = useChoice('enter');
  const send = nameOf(enter === 'sends' ? { key: 'Enter' } : { key: 'Enter', mod: true });
  const breaks = nameOf(enter === 'sends' ? { key: 'Enter', shift: true } : { key: 'Enter' });
  const places = [
    { what: words.send, keys: send },
    { what: words.breakLine, keys: breaks },
    { what: words.rename, keys: 'F2' },
    { what: words.close, keys: 'Esc' },
  ];
  return (
    <Dialog isOpen onClose={onClose} title={words.title} description={words.what}>
      <dl className={styles.keys}>
        {SHORTCUTS.map(({ command }) => (
          <div key={command}>
            <dt>{words.commands[command]}</dt>
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
  const words = useWords(shortcutWords);
  const [keys, choose] = useChoice('keys');
  return (
    <label className={styles.single}>
      <input
        type="checkbox"
        checked={keys === 'single'}
        onChange={(event) => choose(event.target.checked ? 'single' : 'modified')}
      />
      <span>{words.single}</span>
    </label>
  );
}
