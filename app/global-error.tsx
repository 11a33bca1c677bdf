'use client';
import { Calm } from './calm';
import './globals.css';

/** Stands in for the whole page, its root included. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <Calm
          title="The page could not be shown"
          words="What you wrote is kept. Try again, or reload the page."
        >
          <button type="button" className="calm-link" onClick={reset}>
            Try again
          </button>
        </Calm>
      </body>
    </html>
  );
}
