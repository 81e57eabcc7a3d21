import ipaddr from 'ipaddr.js';

/**
 * Set by the console's own HTTP server on what it passes on to Next, where the socket is out of reach. What a client sends
 * under this name is removed first.
 */
export const socketAddressHeader = 'x-console-socket-address';

export interface Hops {
  /** The other end of the socket; null where it is already gone. */
  socketAddress: string | null;
  /** `X-Forwarded-For` as received. */
  forwardedFor: string | null;
  /** Proxies of one's own in front of the console (`TRUST_PROXY`). */
  trustedProxies: number;
}

/**
 * Who sent a request. Each trusted proxy accounts for one entry from the end of the chain; whatever stands before them was
 * written by the sender and proves nothing. IPv4 in its short form; `unknown` where there is no address.
 */
export function sourceAddress({ socketAddress, forwardedFor, trustedProxies }: Hops): string {
  const forwarded = trustedProxies > 0 ? (forwardedFor ?? '').split(',').map((part) => part.trim()) : [];
  const chain = [...forwarded.filter((part) => part !== ''), socketAddress ?? ''];
  const text = chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? '';
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : 'unknown';
}
