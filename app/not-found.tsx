import { StatusPage } from './status-page';
import { statusPageStrings } from './strings';
import { getPageLanguage } from './page-language';

export default async function NotFound() {
  const strings = statusPageStrings[await getPageLanguage()];
  return (
    <StatusPage title={strings.noPage} text={strings.noPageWhy}>
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages -- Next's Link would be downloaded with every page for this one alone */}
      <a className="status-page-link" href="/">
        {strings.toHome}
      </a>
    </StatusPage>
  );
}
