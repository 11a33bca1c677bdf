'use client';
import { useAddingSettings, type Block } from '@/hooks/account/use-adding';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { ADDED_BY } from '@/model/adding';
import { Button } from '@/app/_ui/button';
import { Segments } from '@/app/_ui/segments';
import styles from './account.module.css';
import { settingsStrings } from './strings';

/** Who may add me without asking, and the threads I left for good. */
export function Adding() {
  const strings = useStrings(settingsStrings);
  const { addedBy, choose, blocks, allowAgain } = useAddingSettings();
  return (
    <section className={styles.adding}>
      <Segments
        label={strings.addedBy}
        hint={strings.addedByWhat[addedBy]}
        value={addedBy}
        onChoose={choose}
        options={ADDED_BY.map((value) => ({ value, label: strings.addedByWhom[value] }))}
      />
      {blocks.length > 0 && (
        <>
          <p>{strings.blocked}</p>
          <ul className={styles.owned} aria-label={strings.blocked}>
            {blocks.map((block) => (
              <BlockRow key={block.id} block={block} onAllow={() => void allowAgain(block.id)} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function BlockRow({ block, onAllow }: { block: Block; onAllow: () => void }) {
  const strings = useStrings(settingsStrings);
  const displayTitle = useDisplayTitle();
  const title = block.title === '' ? strings.deletedThread : displayTitle(block);
  return (
    <li>
      <span className={styles.ownedText}>
        <strong dir="auto">{title}</strong>
      </span>
      <Button size="small" aria-label={strings.allowPeopleOf(title)} onClick={onAllow}>
        {strings.allow}
      </Button>
    </li>
  );
}
