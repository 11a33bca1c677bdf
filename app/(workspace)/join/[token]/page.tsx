import type { Metadata } from 'next';

/** The link is a secret: it stands in nobody's search results. */
export const metadata: Metadata = { title: 'Invite', robots: { index: false, follow: false } };

export default function JoinRoute() {
  return null;
}
