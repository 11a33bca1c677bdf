'use client';
import { useLayoutEffect, useRef, useState } from 'react';
import { useNow } from '@/hooks/core/use-now';
import { useRequestActions, useRequests } from '@/hooks/members/use-access-requests';
import { useStrings } from '@/hooks/core/use-strings';
import { rolesToGive, type GivenRole, type Role } from '@/model/access';
import type { JoinRequest } from '@/model/access-request';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { accessRequestStrings } from './strings';
import styles from './access-requests.module.css';
import members from './members.module.css';
import { RoleSelect } from './role-select';
import { ShortList } from './short-list';

type Props = { threadId: string; mine: Role | undefined };

/** Open access requests, above the members because they need a decision. */
export function AccessRequestList({ threadId, mine }: Props) {
  const strings = useStrings(accessRequestStrings);
  const now = useNow();
  const requests = useRequests(threadId);
  const actions = useRequestActions(threadId);
  const container = useRef<HTMLDivElement>(null);
  const count = requests.length;
  const before = useRef(count);
  useLayoutEffect(() => {
    // The row that was pressed is removed and had the focus, which fell back to the page or the dialog: the list takes
    // it.
    const isLost = document.activeElement?.contains(container.current) === true;
    if (count < before.current && isLost) container.current?.focus();
    before.current = count;
  }, [count]);
  return (
    <div ref={container} tabIndex={-1} className={styles.focusTarget}>
      <ShortList title={strings.requests} count={count}>
        {(shown) =>
          requests
            .slice(0, shown)
            .map((request) => (
              <AccessRequestRow key={request.id} request={request} mine={mine} now={now} actions={actions} />
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

function AccessRequestRow({ request, mine, now, actions }: RowProps) {
  const { id, name, photoUrl, email, note, at } = request;
  const strings = useStrings(accessRequestStrings);
  const { fullTime, shortDay } = useTimes();
  const [role, setRole] = useState<GivenRole>('editor');
  const isBusy = actions.busy === id;
  return (
    <li className={styles.row}>
      <Avatar id={id} name={name} photoUrl={photoUrl} size={34} />
      <span className={members.who}>
        <span className={members.name} dir="auto">
          {name}
        </span>
        <span className={members.since}>
          {email ?? strings.noAddress}
          {strings.between}
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
      <span className={styles.controls}>
        <RoleSelect
          roles={rolesToGive(mine)}
          role={role}
          label={strings.roleFor(name)}
          disabled={isBusy}
          onChange={setRole}
        />
        <Button
          look="primary"
          size="small"
          busy={isBusy}
          aria-label={strings.approveName(name)}
          onClick={() => void actions.approve(request, role)}
        >
          {strings.approve}
        </Button>
        <Button
          size="small"
          disabled={isBusy}
          aria-label={strings.ignoreName(name)}
          onClick={() => void actions.ignore(request)}
        >
          {strings.ignore}
        </Button>
      </span>
    </li>
  );
}
