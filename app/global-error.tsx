'use client';
import { Button } from './_ui/button';
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
          <Button look="primary" onClick={reset}>
            Try again
          </Button>
        </Calm>
      </body>
    </html>
  );
}
