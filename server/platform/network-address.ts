// The network address of a request, as far as proxies report it: used for counting, never for deciding who somebody is.
import 'server-only';

/**
 * The caller's address as our outermost proxy saw it: each of `trustedProxies` appends one entry to `x-forwarded-for`, and
 * the entries before those were written by the caller. Of IPv6 only the network, because one network has 2^64 addresses.
 * Null when no proxy reports an address.
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
