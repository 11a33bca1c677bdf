import { Calm } from './calm';

export default function NotFound() {
  return (
    <Calm title="There is no such page" words="The address may be mistyped, or the page may be gone.">
      {/* Next's Link would be downloaded with every page, for this one. */}
      {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
      <a className="calm-link" href="/">
        To the start
      </a>
    </Calm>
  );
}
