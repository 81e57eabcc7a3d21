import { randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

const key = Symbol.for('callback-console.socket-address-header');

/**
 * The header in which the console's own HTTP server tells the screens' process, where the socket is out of reach, who is at its other
 * end. Its name is random, made once by that process (on `globalThis`: its program and Next are two module graphs), so nobody
 * outside can send it; where another server runs Next, nobody sets it.
 */
export function socketAddressHeader(): string {
  const existing: unknown = Reflect.get(globalThis, key);
  if (typeof existing === 'string') return existing;
  const made = `x-socket-address-${randomBytes(16).toString('hex')}`;
  Reflect.set(globalThis, key, made);
  return made;
}

export interface Hops {
  /** The other end of the socket; null where it is already gone. */
  socketAddress: string | null;
  /** `X-Forwarded-For` as received. */
  forwardedFor: string | null;
  /** Proxies of one's own in front of the console (`TRUST_PROXY`). */
  trustedProxies: number;
}

const mappedPrefix = '::ffff:';

/** `text` as an address in its short form; `unknown` where it is none. */
function shortAddress(text: string): string {
  // What nearly every socket says is short already, or is with the prefix off that a socket for both kinds puts before it.
  const plain = text.startsWith(mappedPrefix) ? text.slice(mappedPrefix.length) : text;
  if (isIPv4(plain)) return plain;
  return ipaddr.isValid(text) ? ipaddr.process(text).toString() : 'unknown';
}

/**
 * Who sent a request. Each trusted proxy accounts for one entry from the end of the chain; whatever stands before them was
 * written by the sender and proves nothing. IPv4 in its short form; `unknown` where there is no address.
 */
export function sourceAddress({ socketAddress, forwardedFor, trustedProxies }: Hops): string {
  if (trustedProxies === 0) return shortAddress(socketAddress ?? '');
  const forwarded = (forwardedFor ?? '').split(',').map((part) => part.trim());
  const chain = [...forwarded.filter((part) => part !== ''), socketAddress ?? ''];
  return shortAddress(chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? '');
}

/** Who sent a web `Request` that our server passed on. */
export function sourceAddressOf(headers: Headers, trustedProxies: number): string {
  return sourceAddress({
    socketAddress: headers.get(socketAddressHeader()),
    forwardedFor: headers.get('x-forwarded-for'),
    trustedProxies,
  });
}
