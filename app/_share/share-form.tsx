'use client';
// What a link lets in and what it shows: for a new one, or to change one.
import { Link2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useSharePreview, type ShareActions, type ShareChange } from '@/hooks/shares/use-shares';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_SHARE_LABEL_CHARS, MIN_SHARE_PASSWORD_CHARS } from '@/model/limits';
import type { Share, ShareNames, Sharing } from '@/model/share';
import { Button } from '@/app/_ui/button';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { ExpirySelect, type Expiry } from './expiry-select';
import { MembersAddress } from './members-address';
import { PasswordField, type PasswordChoice } from './password-field';
import { RadioGroup } from '@/app/_ui/fields/radio-group';
import { SharePreview } from './share-preview';
import styles from './share.module.css';
import { shareStrings } from './strings';

type Props = {
  threadId: string;
  site: Sharing;
  actions: ShareActions;
  /** The link that is changed; null makes a new one. */
  share: Share | null;
  /** The end that a message's menu offers. */
  upToSeq: number | null;
  onCancel: (() => void) | null;
  /** `url`: of a new link, or of one whose address was replaced. */
  onDone: (url: string | null) => void;
};

type Who = 'members' | 'signed-in' | 'anyone';
type Scope = 'live' | 'latest' | 'here' | 'kept';

const DEFAULT_HOURS = 7 * 24;

export function ShareForm({ threadId, site, actions, share, upToSeq, onCancel, onDone }: Props) {
  const strings = useStrings(shareStrings);
  const [who, setWho] = useState<Who>(share?.audience ?? site.audiences.at(-1) ?? 'members');
  const [scope, setScope] = useState<Scope>(scopeOf(share, upToSeq));
  const [names, setNames] = useState<ShareNames>(share?.names ?? 'real');
  const [label, setLabel] = useState(share?.label ?? '');
  const [showsTitle, setShowsTitle] = useState(share?.showsTitle ?? false);
  const [mayFork, setMayFork] = useState(share?.mayFork ?? false);
  const [expiry, setExpiry] = useState<Expiry>(share === null ? firstExpiry(site) : { kind: 'kept' });
  const [password, setPassword] = useState<PasswordChoice>({ kind: 'keep', text: '' });
  const live = useSharePreview(threadId, { names, upToSeq: null });
  const latest = live.status === 'here' ? (live.messages.at(-1)?.seq ?? null) : null;
  const end = { live: null, latest, here: upToSeq, kept: share?.upToSeq ?? null }[scope];

  // Without its last message, a link up to it would be one to everything.
  const isEndUnknown = scope === 'latest' && latest === null;
  const isTooShort = password.text !== '' && password.text.length < MIN_SHARE_PASSWORD_CHARS;
  const isBusy = actions.busy !== null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (who === 'members' || isTooShort || isEndUnknown || isBusy) return;
    const common = { audience: who, names, label: label.trim(), showsTitle, mayFork };
    if (share === null) {
      const url = await actions.create(threadId, {
        ...common,
        upToSeq: end,
        ...(expiry.kind === 'hours' && { expiresInHours: expiry.hours }),
        ...(who === 'anyone' && password.text !== '' && { password: password.text }),
      });
      if (url !== null) onDone(url);
      return;
    }
    const change: ShareChange = {
      ...common,
      ...(scope !== 'kept' && { upToSeq: end }),
      ...(expiry.kind === 'hours' && { expiresInHours: expiry.hours }),
      ...passwordChange(who, password),
    };
    if ((await actions.change({ threadId, shareId: share.id }, change)) !== null) onDone(null);
  };
  const replace = async () => {
    if (share === null) return;
    const done = await actions.change({ threadId, shareId: share.id }, { replaceToken: true });
    if (done !== null) onDone(done.url);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <RadioGroup
        legend={strings.who}
        value={who}
        options={audiencesFor(site, share).map((value) => ({
          value,
          label: strings.audiences[value],
          what: strings.audienceWhat[value],
        }))}
        onChoose={setWho}
      />
      {who === 'members' ? (
        <MembersAddress threadId={threadId} />
      ) : (
        <>
          {who === 'anyone' && (
            <PasswordField
              hasPassword={share?.hasPassword ?? false}
              choice={password}
              isTooShort={isTooShort}
              onChange={setPassword}
            />
          )}
          <RadioGroup
            legend={strings.what}
            value={scope}
            options={scopesFor(share, upToSeq).map((value) => ({
              value,
              label: strings.scopes[value],
              what: strings.scopeWhat[value],
            }))}
            onChoose={setScope}
          />
          <RadioGroup
            legend={strings.names}
            hint={strings.namesHint}
            value={names}
            options={[
              { value: 'real', label: strings.namesAre.real },
              { value: 'numbered', label: strings.namesAre.numbered },
            ]}
            onChoose={setNames}
          />
          <div className={styles.pair}>
            <ExpirySelect site={site} share={share} expiry={expiry} onChange={setExpiry} />
            <label className={dialogStyles.field}>
              <span>{strings.label}</span>
              <input
                value={label}
                maxLength={MAX_SHARE_LABEL_CHARS}
                autoComplete="off"
                placeholder={strings.labelHint}
                onChange={(event) => setLabel(event.target.value)}
              />
            </label>
          </div>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={showsTitle}
              onChange={(event) => setShowsTitle(event.target.checked)}
            />
            <span>{strings.showsTitle}</span>
          </label>
          <label className={styles.check}>
            <input type="checkbox" checked={mayFork} onChange={(event) => setMayFork(event.target.checked)} />
            <span>{strings.mayFork}</span>
          </label>
          <SharePreview threadId={threadId} names={names} upToSeq={end} />
          {share !== null && <p className={styles.hint}>{strings.changeCuts}</p>}
        </>
      )}
      <p role="alert" className={styles.problem}>
        {actions.error}
      </p>
      <div className={styles.buttons}>
        {share !== null && (
          <Button title={strings.replaceMeans} busy={isBusy} onClick={() => void replace()}>
            {strings.replace}
          </Button>
        )}
        {onCancel !== null && <Button onClick={onCancel}>{strings.cancel}</Button>}
        {who !== 'members' && (
          <Button type="submit" look="primary" busy={isBusy} disabled={isTooShort || isEndUnknown}>
            <Link2 size={17} aria-hidden="true" /> {share === null ? strings.create : strings.save}
          </Button>
        )}
      </div>
    </form>
  );
}

function scopeOf(share: Share | null, upToSeq: number | null): Scope {
  if (share !== null) return share.upToSeq === null ? 'live' : 'kept';
  return upToSeq === null ? 'live' : 'here';
}

function scopesFor(share: Share | null, upToSeq: number | null): readonly Scope[] {
  if (share !== null && share.upToSeq !== null) return ['live', 'latest', 'kept'];
  return upToSeq === null ? ['live', 'latest'] : ['live', 'here'];
}

/** A link that was made when the site allowed more keeps what it has. */
function audiencesFor(site: Sharing, share: Share | null): readonly Who[] {
  if (share !== null) return [...new Set([...site.audiences, share.audience])];
  return ['members', ...site.audiences];
}

function firstExpiry({ maxDays }: Sharing): Expiry {
  return { kind: 'hours', hours: maxDays === null ? DEFAULT_HOURS : Math.min(DEFAULT_HOURS, maxDays * 24) };
}

/** A link that is no longer for anyone has no password. */
function passwordChange(who: Who, { kind, text }: PasswordChoice): Pick<ShareChange, 'password'> {
  if (kind === 'remove') return { password: null };
  return who === 'anyone' && text !== '' ? { password: text } : {};
}
