'use client';
import { useLayoutEffect, useRef, useState } from 'react';
import { useNow } from '@/hooks/core/use-now';
import { useRequestActions, useRequests } from '@/hooks/members/use-access-requests';
import { useWords } from '@/hooks/core/use-strings';
import { rolesToGive, type Role } from '@/model/access';
import type { JoinRequest } from '@/model/thread';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/use-times';
import { askingInWords } from './strings';
import styles from './access-requests.module.css';
import members from './members.module.css';
import { RoleSelect } from './role-select';
import { ShortList } from './short-list';

type Props = { threadId: string; mine: Role | undefined };

/** Who asks to be let in, above everything else: they wait. */
export function AskingList({ threadId, mine }: Props) {
  const words = useWords(askingInWords);
  const now = useNow();
  const requests = useRequests(threadId);
  const actions = useRequestActions(threadId);
  const place = useRef<HTMLDivElement>(null);
  const count = requests.length;
  const before = useRef(count);
  useLayoutEffect(() => {
    // The row that was pressed is gone, and the focus with it, to the page or the dialog: it goes on from here.
    const isLost = document.activeElement?.contains(place.current) === true;
    if (count < before.current && isLost) place.current?.focus();
    before.current = count;
  }, [count]);
  return (
    <div ref={place} tabIndex={-1} className={styles.place}>
      <ShortList title={words.waiting} count={count}>
        {(shown) =>
          requests
            .slice(0, shown)
            .map((request) => (
              <AskingRow key={request.id} request={request} mine={mine} now={now} actions={actions} />
            ))
        }
      </ShortList>
    </div>
  );
}

type RowProps = {
  request: JoinRequest;
  mine: Role | undefined;
  now: number;
  actions: ReturnType<typeof useRequestActions>;
};

function AskingRow({ request, mine, now, actions }: RowProps) {
  const { id, name, photoUrl, email, note, at } = request;
  const words = useWords(askingInWords);
  const { fullTime, shortDay } = useTimes();
  const [role, setRole] = useState<Role>('editor');
  const isBusy = actions.busy === id;
  return (
    <li className={styles.row}>
      <Avatar id={id} name={name} photoUrl={photoUrl} size={34} />
      <span className={members.who}>
        <span className={members.name} dir="auto">
          {name}
        </span>
        <span className={members.since}>
          {email ?? words.noAddress}
          {words.between}
          <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
            {shortDay(at, now)}
          </time>
        </span>
        {note !== '' && (
          <span className={styles.note} dir="auto">
            {note}
          </span>
        )}
      </span>
      <span className={styles.ways}>
        <RoleSelect
          roles={rolesToGive(mine)}
          role={role}
          label={words.roleFor(name)}
          disabled={isBusy}
          onChange={setRole}
        />
        <Button
          look="primary"
          size="small"
          busy={isBusy}
          aria-label={words.letNameIn(name)}
          onClick={() => void actions.letIn(request, role)}
        >
          {words.letIn}
        </Button>
        <Button
          size="small"
          disabled={isBusy}
          aria-label={words.ignoreName(name)}
          onClick={() => void actions.ignore(request)}
        >
          {words.ignore}
        </Button>
      </span>
    </li>
  );
}
