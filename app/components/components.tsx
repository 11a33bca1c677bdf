'use client';
// The gallery of UI components, each in every state, in both themes side by side.
import { Archive, Check, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { notFound } from 'next/navigation';
import { useId, useState, type ReactNode } from 'react';
import { useConfig } from '@/hooks/core/session/use-session';
import { AssistantAvatar, Avatar } from '@/app/_ui/avatar';
import { Button, buttonClass } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { Logo } from '@/app/_ui/logo';
import { Menu, MenuItem, MenuLabel, MenuDivider } from '@/app/_ui/menu';
import { TypedConfirm } from '@/app/_ui/typed-confirm';
import styles from './components.module.css';

const LOOKS = ['primary', 'plain', 'quiet', 'danger'] as const;
const SIZES = ['normal', 'small'] as const;
const PEOPLE = ['Ada Lovelace', 'Grace', 'Linus', 'Barbara Liskov', '王小明', 'Élodie'] as const;

export function Components() {
  if (useConfig().emulators === null) notFound();
  return (
    <main className={styles.page}>
      <h1>Components</h1>
      <div className={styles.themes}>
        {(['light', 'dark'] as const).map((theme) => (
          <section key={theme} className={styles.theme} data-scheme={theme} aria-label={theme}>
            <h2>{theme}</h2>
            <Buttons theme={theme} />
            <Avatars />
            <Fields />
            <Menus theme={theme} />
            <Dialogs theme={theme} />
          </section>
        ))}
      </div>
    </main>
  );
}

function Example({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function Buttons({ theme }: { theme: string }) {
  return (
    <Example title="Buttons">
      {LOOKS.flatMap((look) =>
        SIZES.map((size) => (
          <div key={`${look} ${size}`} className={styles.line}>
            <Button look={look} size={size}>
              {look}, {size}
            </Button>
            <Button look={look} size={size} disabled>
              Disabled
            </Button>
            <Button look={look} size={size} busy>
              Busy
            </Button>
            <IconButton
              look={look}
              size={size}
              label={`${theme} ${look} ${size}: rename`}
              icon={<Pencil size={17} aria-hidden="true" />}
            />
          </div>
        )),
      )}
    </Example>
  );
}

function Avatars() {
  return (
    <Example title="Faces">
      {([24, 32, 48] as const).map((size) => (
        <div key={size} className={styles.line}>
          <Logo size={size} />
          <AssistantAvatar size={size} />
          {PEOPLE.map((name) => (
            <Avatar key={name} id={name} name={name} size={size} />
          ))}
        </div>
      ))}
    </Example>
  );
}

function Fields() {
  const id = useId();
  return (
    <Example title="Fields">
      <label className={dialogStyles.field} htmlFor={`${id}-empty`}>
        <span>Empty</span>
        <input id={`${id}-empty`} placeholder="Says what belongs here" />
      </label>
      <label className={dialogStyles.field} htmlFor={`${id}-filled`}>
        <span>Filled</span>
        <input id={`${id}-filled`} defaultValue="Launch plan" />
      </label>
      <TypedConfirm
        expected="Launch plan"
        label="Type its title, “Launch plan”, to confirm"
        cancel="Cancel"
        confirm="Move to Trash"
        onCancel={() => undefined}
        busy={false}
        onConfirm={() => undefined}
      />
    </Example>
  );
}

function Menus({ theme }: { theme: string }) {
  const [chosen, setChosen] = useState<'all' | 'none'>('all');
  return (
    <Example title="Menu">
      <Menu
        label={`Menu, ${theme}`}
        className={buttonClass({ look: 'plain', shape: 'icon' })}
        button={<Ellipsis size={20} aria-hidden="true" />}
        placement="free"
      >
        <MenuLabel>
          <strong>Ada</strong>ada@example.com
        </MenuLabel>
        <MenuDivider />
        {(['all', 'none'] as const).map((one) => (
          <MenuItem key={one} checked={chosen === one} onPress={() => setChosen(one)}>
            {one} {chosen === one && <Check size={17} aria-hidden="true" />}
          </MenuItem>
        ))}
        <MenuItem whyNot="Only the owner may" onPress={() => undefined}>
          <Archive size={17} aria-hidden="true" /> Cannot be pressed
        </MenuItem>
        <MenuItem tone="danger" onPress={() => undefined}>
          <Trash2 size={17} aria-hidden="true" /> Delete
        </MenuItem>
      </Menu>
    </Example>
  );
}

function Dialogs({ theme }: { theme: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Example title="Dialog">
      <Button onClick={() => setOpen(true)}>Open a dialog ({theme})</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Leave this thread?"
        description="You lose access to it. Your messages stay."
      >
        <div className={dialogStyles.buttons}>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button look="danger" onClick={() => setOpen(false)}>
            Leave
          </Button>
        </div>
      </Dialog>
    </Example>
  );
}
