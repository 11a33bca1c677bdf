// What can be measured on a page that is drawn.
import type { Page } from 'playwright/test';

/** Elements that run out of the page to the right, where it cannot be scrolled to them. */
export function overflowsIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const named = (element: Element) =>
      `${element.localName} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const out = [
      ...document.querySelectorAll('button, a, input, select, textarea, h1, h2, h3, p, li'),
    ].filter((element) => {
      const box = element.getBoundingClientRect();
      return (
        box.width > 1 &&
        box.right > clientWidth + 1 &&
        element.checkVisibility() &&
        !scrolls(element.parentElement)
      );
    });
    return [
      ...(scrollWidth > clientWidth ? [`at ${clientWidth} px the page is ${scrollWidth} px wide`] : []),
      ...out.map((element) => `at ${clientWidth} px out of the page: ${named(element)}`),
    ];
  });
}

const FINGER_PX = 44;
/**
 * What is pressed. Links within a text are as high as its lines; a box in a label is pressed by the label, and what is small
 * may have a surface behind it that is pressed for it.
 */
const TARGETS =
  'button, select, textarea, input:not([type="file"]), [role="switch"], nav a, a[class*="button"]';

/** What a finger is to press and might miss. */
export function smallTargetsIn(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ targets, least }) =>
      [...document.querySelectorAll(targets)]
        .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .filter((element) => element.closest('.answer-c1') === null)
        .flatMap((element) => {
          const box = (element.closest('label') ?? element).getBoundingClientRect();
          const behind = getComputedStyle(element, '::after');
          const has = behind.content !== 'none' && behind.position === 'absolute';
          const width = Math.max(box.width, has ? Number.parseFloat(behind.width) : 0);
          const height = Math.max(box.height, has ? Number.parseFloat(behind.height) : 0);
          const isSmall = width > 1 && (height < least - 0.5 || width < least - 0.5);
          const name = element.getAttribute('aria-label') ?? (element.textContent ?? '').trim().slice(0, 40);
          return isSmall
            ? [`${Math.round(width)} × ${Math.round(height)} px: ${element.localName} “${name}”`]
            : [];
        }),
    { targets: TARGETS, least: FINGER_PX },
  );
}
