import { ChevronLeft } from 'lucide-react';
import { buttonClass } from '@/app/_ui/button';
import { PageLink } from '@/app/_ui/page-link';
import styles from './back-link.module.css';

/** Back to the list, on a phone: anywhere else the list is beside the page. */
export function BackLink({ label, className = '' }: { label: string; className?: string | undefined }) {
  const classes = `${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.back} ${className}`;
  return (
    <PageLink to="/" className={classes.trimEnd()} label={label}>
      <ChevronLeft size={22} aria-hidden="true" />
    </PageLink>
  );
}
