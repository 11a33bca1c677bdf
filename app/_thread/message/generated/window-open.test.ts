import { expect, test } from 'vitest';
import { askBeforeOpening, replaceWindowOpen } from './window-open';

/** A page that notes what it opens. */
function pageThat(opened: (string | URL | undefined)[]): Pick<Window, 'open'> {
  return {
    open: (address) => {
      opened.push(address);
      return null;
    },
  };
}

test('[A26] while generated UI is on the page, every address becomes a question; before, and signed out after, the page opens as usual', () => {
  const opened: (string | URL | undefined)[] = [];
  const asked: (string | URL | undefined)[] = [];
  const page = pageThat(opened);
  let isSignedIn = true;
  replaceWindowOpen(page, { mayOpen: () => !isSignedIn });
  page.open('https://accounts.example/');
  const done = askBeforeOpening((address) => asked.push(address));
  expect(page.open('https://example.org/', '_blank', 'noopener')).toBeNull();
  expect(page.open('javascript:alert(1)')).toBeNull();
  done();
  // Called late, by an answer that has scrolled away.
  expect(page.open('https://example.org/late')).toBeNull();
  isSignedIn = false;
  page.open('https://accounts.example/again');
  expect(asked).toEqual(['https://example.org/', 'javascript:alert(1)']);
  expect(opened).toEqual(['https://accounts.example/', 'https://accounts.example/again']);
});

test('[A26] of two answers the later one asks, and when it leaves the page the earlier one', () => {
  const opened: (string | URL | undefined)[] = [];
  const page = pageThat(opened);
  replaceWindowOpen(page, { mayOpen: () => false });
  replaceWindowOpen(page, { mayOpen: () => true });
  const asked: string[] = [];
  const first = askBeforeOpening(() => asked.push('first'));
  const second = askBeforeOpening(() => asked.push('second'));
  page.open('https://example.org/');
  second();
  page.open('https://example.org/');
  first();
  expect(asked).toEqual(['second', 'first']);
  expect(opened).toEqual([]);
});
