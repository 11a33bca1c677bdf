'use client';
import {
  Archive,
  AtSign,
  Check,
  CircleDot,
  ListFilter,
  MessagesSquare,
  Trash2,
  UserRound,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useWords } from '@/hooks/core/use-strings';
import { buttonClass } from '@/app/_ui/button';
import { Menu, MenuItem, MenuLine } from '@/app/_ui/menu';
import { listWords } from './strings';
import styles from './sidebar.module.css';
import { SHELVES, type Shelf } from './filters';

const ICONS: Record<Shelf, LucideIcon> = {
  all: MessagesSquare,
  mine: UserRound,
  shared: Users,
  unread: CircleDot,
  mentions: AtSign,
  archived: Archive,
  trashed: Trash2,
};

type Props = { shelf: Shelf; onChoose: (shelf: Shelf) => void };

/** What the list shows, in one place. */
export function ShelfMenu({ shelf, onChoose }: Props) {
  const words = useWords(listWords);
  const item = (one: Shelf) => {
    const Icon = ICONS[one];
    return (
      <MenuItem key={one} checked={one === shelf} onPress={() => onChoose(one)}>
        <Icon size={17} aria-hidden="true" /> {words.shelves[one]}
        {one === shelf && <Check size={17} aria-hidden="true" />}
      </MenuItem>
    );
  };
  return (
    <Menu
      label={words.show(words.shelves[shelf])}
      className={`${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.shelfButton}`}
      button={<ListFilter size={18} aria-hidden="true" data-narrowed={shelf !== 'all' || undefined} />}
      place="free"
    >
      {SHELVES.slice(0, 4).map(item)}
      <MenuLine />
      {SHELVES.slice(4).map(item)}
    </Menu>
  );
}
