import type { FollowEnd } from '@/hooks/use-follow-end';
import type { Pointed } from '@/hooks/use-pointed';

/** Where a message stands that was pointed at: what was said before it can be seen too. */
const TOP_SHARE = 0.22;

/** Brings what is pointed at into view, marks it for a moment and gives it the focus. */
export function showPointed(view: HTMLElement, { messageId, top }: Pointed, hold: FollowEnd['hold']): void {
  const article = view.querySelector<HTMLElement>(`article[data-id="${CSS.escape(messageId ?? '')}"]`);
  if (article === null) return;
  hold(article, top ?? Math.round(view.clientHeight * TOP_SHARE));
  article.tabIndex = -1;
  article.focus({ preventScroll: true });
  if (top !== null) return;
  // Taken off and put on again, so that the mark shows each time one comes here.
  article.removeAttribute('data-pointed');
  void article.offsetWidth;
  article.setAttribute('data-pointed', '');
}
