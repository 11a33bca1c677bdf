'use client';
import { useIsOutdated } from '@/hooks/core/use-app-version';
import { useStrings } from '@/hooks/core/use-strings';
import { PRODUCT_NAME } from '@/model/product';
import { Button } from '@/app/_ui/button';
import { updateBannerStrings } from './strings';
import styles from './workspace.module.css';

/** Part of the main chunk: when it has something to show, the server may no longer have this build's chunks. */
export function UpdateBanner() {
  const strings = useStrings(updateBannerStrings);
  const isOutdated = useIsOutdated();
  return (
    <div className={styles.updateBanner} role="status">
      {isOutdated && (
        <>
          <span>{strings.newerVersion(PRODUCT_NAME)}</span>
          <Button size="small" onClick={() => window.location.reload()}>
            {strings.reload}
          </Button>
        </>
      )}
    </div>
  );
}
