'use client';
import { Hourglass, Unlink, WifiOff } from 'lucide-react';
import { useInvitePreview } from '@/hooks/members/use-join';
import { useStrings } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Button, buttonClass } from '@/app/_ui/button';
import { CardPage } from '@/app/_ui/card-page/card-page';
import { LanguageSwitch } from '@/app/_settings/language-switch';
import { PageLink } from '@/app/_ui/page-link';
import styles from './invite.module.css';
import { invitePageStrings } from './strings';
import { InvitePreviewCard } from './invite-preview';

/** The page of an invite link, before and after signing in. It renders nothing of the workspace. */
export function InvitePage({ token }: { token: string }) {
  const strings = useStrings(invitePageStrings);
  const view = useInvitePreview(token);
  return (
    <CardPage aside={<LanguageSwitch label={strings.language} />}>
      {view.status === 'loading' && <InviteSkeleton />}
      {view.status === 'here' && <InvitePreviewCard token={token} preview={view.preview} />}
      {view.status === 'dead' && <InvalidInvite />}
      {view.status === 'failed' && <Failed {...view} />}
    </CardPage>
  );
}

function InviteSkeleton() {
  const strings = useStrings(invitePageStrings);
  return (
    <div className={styles.skeleton} role="status" aria-label={strings.looking}>
      {[38, 86, 62, 100].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** One page for every reason: it does not reveal whether the link was ever valid. */
function InvalidInvite() {
  const strings = useStrings(invitePageStrings);
  return (
    <div className={styles.statusPage}>
      <Unlink size={32} strokeWidth={1.5} aria-hidden="true" />
      <h1>{strings.invalid}</h1>
      <p>{strings.askForAnother}</p>
      <PageLink to="/" className={buttonClass({ look: 'plain' })}>
        {strings.toProduct(PRODUCT_NAME)}
      </PageLink>
    </div>
  );
}

type FailedProps = { isOffline: boolean; errorText: string; retry: () => void };

function Failed({ isOffline, errorText, retry }: FailedProps) {
  const strings = useStrings(invitePageStrings);
  const Icon = isOffline ? WifiOff : Hourglass;
  return (
    <div className={styles.statusPage} role="alert">
      <Icon size={32} strokeWidth={1.5} aria-hidden="true" />
      <h1>{strings.notNow}</h1>
      <p>{errorText}</p>
      <Button onClick={retry}>{strings.tryAgain}</Button>
    </div>
  );
}
