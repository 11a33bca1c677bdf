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
import { useStrings } from '@/hooks/core/use-strings';
import { buttonClass } from '@/app/_ui/button';
import { Menu, MenuItem, MenuDivider } from '@/app/_ui/menu';
import { sidebarStrings } from './strings';
import styles from './sidebar.module.css';
import { FILTERS, type Filter } from './filters';

const ICONS: Record<Filter, LucideIcon> = {
  all: MessagesSquare,
  mine: UserRound,
  shared: Users,
  unread: CircleDot,
  mentions: AtSign,
  archived: Archive,
  trashed: Trash2,
};

type Props = { filter: Filter; onChoose: (filter: Filter) => void };

/** The filters of the thread list, in one menu. */
export function FilterMenu({ filter, onChoose }: Props) {
  const strings = useStrings(sidebarStrings);
  const item = (one: Filter) => {
    const Icon = ICONS[one];
    return (
      <MenuItem key={one} checked={one === filter} onPress={() => onChoose(one)}>
        <Icon size={17} aria-hidden="true" /> {strings.filters[one]}
        {one === filter && <Check size={17} aria-hidden="true" />}
      </MenuItem>
    );
  };
  return (
    <Menu
      label={strings.show(strings.filters[filter])}
      className={`${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.filterButton}`}
      button={<ListFilter size={18} aria-hidden="true" data-narrowed={filter !== 'all' || undefined} />}
      placement="free"
    >
      {FILTERS.slice(0, 4).map(item)}
      <MenuDivider />
      {FILTERS.slice(4).map(item)}
    </Menu>
  );
}
