import { StatusPage } from './status-page';
import { statusPageStrings } from './strings';
import { getPageLanguage } from './page-language';

export default async function NotFound() {
  const strings = statusPageStrings[await getPageLanguage()];
  return (
    <StatusPage title={strings.noPage} text={strings.noPageWhy}>
      {/* Next's Link would be downloaded with every page for this one alone. */}
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
      <a className="status-page-link" href="/">
        {strings.toHome}
      </a>
    </StatusPage>
  );
}
