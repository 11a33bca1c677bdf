'use client';
import { UserPlus } from 'lucide-react';
import { useRef } from 'react';
import { suggestedText } from '@/hooks/composer/use-composer';
import { useStart } from '@/hooks/composer/use-start';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { runCommandAt } from '@/hooks/shell/use-commands';
import { useFocusCommand } from '@/hooks/shell/use-focus-command';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { useMe } from '@/hooks/core/session/use-workspace';
import { Button } from '@/app/_ui/button';
import { BackLink } from '@/app/_ui/column-page/back-link';
import { Logo } from '@/app/_ui/logo';
import { Starters } from '@/app/_ui/message-box/starters';
import { messageBoxStrings } from '@/app/_ui/message-box/strings';
import { StartBox } from './start-box';
import { homeStrings } from './home-strings';
import styles from './home.module.css';

type Props = {
  /** Opened to write, and not just because no thread is open: a phone shows it instead of the list. */
  isNew: boolean;
};

/** The start page, while no thread is open: a message box for a new thread, and starters that fill it. */
export function Home({ isNew }: Props) {
  useTabTitle(null);
  useIdleAfter(true);
  const strings = useStrings(homeStrings);
  const { goToBox } = useStrings(messageBoxStrings);
  const me = useMe();
  const { scriptedModel } = useConfig();
  const start = useStart();
  const box = useRef<HTMLTextAreaElement>(null);
  useFocusCommand(box, goToBox);
  return (
    <div className={styles.home} data-new={isNew}>
      <BackLink label={strings.allThreads} className={styles.back} />
      <div className={styles.inner}>
        <Logo size={44} />
        <h1>{strings.hello(me.name)}</h1>
        <p>{strings.what}</p>
        <StartBox start={start} box={box} isNew={isNew} />
        <Button
          size="small"
          look="quiet"
          busy={start.busy}
          onClick={() => void start.makeEmpty((threadId) => runCommandAt(`/t/${threadId}`, 'members'))}
        >
          <UserPlus size={16} aria-hidden="true" /> {strings.addPeople}
        </Button>
        <Starters
          disabled={start.busy}
          choose={(text) => {
            start.write(suggestedText(start.text, text));
            box.current?.focus();
          }}
        />
        {scriptedModel && <p className={styles.hint}>{strings.scripted}</p>}
      </div>
    </div>
  );
}
