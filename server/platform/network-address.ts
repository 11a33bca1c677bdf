// Where a request came from, as far as anybody says it: for counting, never for deciding who somebody is.
import 'server-only';

/**
 * The caller's address as the outermost proxy of ours saw it: each of `trustedProxies` adds one entry at the end of
 * `x-forwarded-for`, and what stands before was written by the caller. Of IPv6 the network alone, because whoever has
 * one has 2^64 addresses. Null when no proxy says anything.
 */
export function addressOf(headers: Headers, trustedProxies: number): string | null {
  const hops = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  const address = hops.at(-trustedProxies);
  if (address === undefined) return null;
  return address.includes(':') && !address.includes('.') ? networkOf(address) : address;
}

/** The first 64 bits of an IPv6 address, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const [left, right] = [head, tail ?? ''].map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Math.max(0, 8 - (left?.length ?? 0) - (right?.length ?? 0));
  const groups = [
    ...(left ?? []),
    ...Array.from({ length: tail === undefined ? 0 : zeros }, () => '0'),
    ...(right ?? []),
  ];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
