'use client';
// The share links of a thread: made, changed, revoked. Loaded when it is opened.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useShareActions, useShares, type SharesView } from '@/hooks/shares/use-shares';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_SHARES } from '@/model/limits';
import type { Share } from '@/model/share';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import { CreatedShare } from './created-share';
import { ShareForm } from './share-form';
import { ShareRow } from './share-row';
import styles from './share.module.css';
import { shareStrings } from './strings';

type Props = {
  threadId: string;
  /** The position that a message's menu offers as the end of a new link. */
  upToSeq?: number;
  onClose: () => void;
};

type Step =
  | { kind: 'list' }
  | { kind: 'new' }
  | { kind: 'change'; share: Share }
  | { kind: 'made'; url: string; isReplaced: boolean };

export function ShareDialog({ threadId, upToSeq, onClose }: Props) {
  const strings = useStrings(shareStrings);
  const view = useShares(threadId);
  return (
    <Dialog isOpen isTall onClose={onClose} title={strings.title} description={strings.description}>
      {view.status === 'loading' && <p role="status">{strings.loading}</p>}
      {view.status === 'failed' && (
        <p className={styles.failed} role="alert">
          <span>{strings.listFailed(view.errorText)}</span>
          <Button size="small" onClick={view.retry}>
            {strings.tryAgain}
          </Button>
        </p>
      )}
      {view.status === 'here' && <Shares threadId={threadId} upToSeq={upToSeq ?? null} view={view} />}
    </Dialog>
  );
}

type SharesProps = {
  threadId: string;
  upToSeq: number | null;
  view: Extract<SharesView, { status: 'here' }>;
};

function Shares({ threadId, upToSeq, view: { shares, site } }: SharesProps) {
  const actions = useShareActions();
  // Somebody who has no link wants one.
  const [step, setStep] = useState<Step>({ kind: shares.length === 0 || upToSeq !== null ? 'new' : 'list' });
  const toList = () => setStep({ kind: 'list' });
  const isFirst = shares.length === 0;
  switch (step.kind) {
    case 'list':
      return (
        <ShareList
          shares={shares}
          actions={actions}
          onNew={() => setStep({ kind: 'new' })}
          onChange={(share) => setStep({ kind: 'change', share })}
        />
      );
    case 'new':
      return (
        <ShareForm
          threadId={threadId}
          site={site}
          actions={actions}
          share={null}
          upToSeq={upToSeq}
          onCancel={isFirst ? null : toList}
          onDone={(url) => (url === null ? toList() : setStep({ kind: 'made', url, isReplaced: false }))}
        />
      );
    case 'change':
      return (
        <ShareForm
          threadId={threadId}
          site={site}
          actions={actions}
          share={step.share}
          upToSeq={null}
          onCancel={toList}
          onDone={(url) => (url === null ? toList() : setStep({ kind: 'made', url, isReplaced: true }))}
        />
      );
    case 'made':
      return <CreatedShare url={step.url} isReplaced={step.isReplaced} onDone={toList} />;
  }
}

type ListProps = {
  shares: readonly Share[];
  actions: ReturnType<typeof useShareActions>;
  onNew: () => void;
  onChange: (share: Share) => void;
};

function ShareList({ shares, actions, onNew, onChange }: ListProps) {
  const strings = useStrings(shareStrings);
  const isFull = shares.length >= MAX_SHARES;
  return (
    <>
      <Button look="primary" disabled={isFull} onClick={onNew}>
        <Plus size={17} aria-hidden="true" /> {strings.newLink}
      </Button>
      {isFull && <p className={styles.hint}>{strings.tooMany(MAX_SHARES)}</p>}
      <p role="alert" className={styles.problem}>
        {actions.error}
      </p>
      <ul className={styles.list} aria-label={strings.links}>
        {shares.map((share) => (
          <ShareRow key={share.id} share={share} actions={actions} onChange={() => onChange(share)} />
        ))}
      </ul>
    </>
  );
}
