import Link from 'next/link';
import { Calm } from './calm';

export default function NotFound() {
  return (
    <Calm title="There is no such page" words="The address may be mistyped, or the page may be gone.">
      <Link className="calm-link" href="/">
        To the start
      </Link>
    </Calm>
  );
}
