'use client';
import { Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState, type RefObject } from 'react';
import { fetchPart } from '@/hooks/fetch-part';
import { useNotices } from '@/hooks/use-notices';
import type { Message } from '@/model/message';
import { Button } from '../../_ui/button';
import styles from './own-message.module.css';

const loadDialog = () => import('./delete-message-dialog');
const DeleteMessageDialog = lazy(() =>
  loadDialog().then(({ DeleteMessageDialog }) => ({ default: DeleteMessageDialog })),
);

type Props = {
  message: Message;
  isBeingAnswered: boolean;
  /** Null where only the newest message can be edited and this is another. */
  onEdit: (() => void) | null;
  editRef: RefObject<HTMLButtonElement | null>;
};

const WHY_NOT = 'Its answer is being written. Stop it first.';

/** What may be done with one's own message. Pressed while it may not, a tool says why. */
export function OwnMessageTools({ message, isBeingAnswered, onEdit, editRef }: Props) {
  const { tell, fail } = useNotices();
  const [asksToDelete, setAsksToDelete] = useState(false);
  const propsOf = (name: string, press: () => void) =>
    ({
      size: 'small',
      look: 'quiet',
      shape: 'icon',
      'aria-label': name,
      'aria-disabled': isBeingAnswered,
      title: isBeingAnswered ? WHY_NOT : name,
      onClick: isBeingAnswered ? () => tell(WHY_NOT) : press,
    }) as const;
  const remove = () => void fetchPart(loadDialog).then(() => setAsksToDelete(true), fail);
  return (
    <div className={styles.tools}>
      {onEdit !== null && (
        <Button ref={editRef} {...propsOf('Edit', onEdit)}>
          <Pencil size={15} aria-hidden="true" />
        </Button>
      )}
      <Button {...propsOf('Delete', remove)}>
        <Trash2 size={15} aria-hidden="true" />
      </Button>
      {asksToDelete && (
        <Suspense>
          <DeleteMessageDialog message={message} onClose={() => setAsksToDelete(false)} />
        </Suspense>
      )}
    </div>
  );
}
