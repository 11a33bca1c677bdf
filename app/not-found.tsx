import { Calm } from './status-page';
import { calmWords } from './strings';
import { getPageLanguage } from './page-language';

export default async function NotFound() {
  const words = calmWords[await getPageLanguage()];
  return (
    <Calm title={words.noPage} words={words.noPageWhy}>
      {/* Next's Link would be downloaded with every page, for this one. */}
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
      <a className="calm-link" href="/">
        {words.toStart}
      </a>
    </Calm>
  );
}
