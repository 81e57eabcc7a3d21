import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { secondMs } from '@/lib/platform/time';
import { checkDestinationUrl, type GuardPolicy, hostOf, mayBeCalled } from './address-guard';

/** An address that the guard has seen. */
export interface CheckedAddress {
  address: string;
  family: 4 | 6;
}

export type Resolution =
  | { outcome: 'resolved'; addresses: readonly CheckedAddress[] }
  /** The URL or one of its addresses is not allowed. */
  | { outcome: 'forbidden'; words: string }
  /** There is no such name, or no name server that says so. */
  | { outcome: 'failed'; words: string };

/** Looks a name up; throws as `node:dns` does. */
export type LookUp = (host: string) => Promise<readonly CheckedAddress[]>;

/** Every address of `host` as this machine sees it: its hosts file and search domains included. */
async function lookUpAll(host: string): Promise<CheckedAddress[]> {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** A hundred calls a second ask the name server once; a change of address is seen this much later. */
const freshMs = 5 * secondMs;
const hostsMax = 1_000;

/** Judges every address, not only the one that would be called: a name that leads to both kinds is refused. */
function judge(addresses: readonly CheckedAddress[], policy: GuardPolicy): Resolution {
  if (addresses.length === 0) return { outcome: 'failed', words: 'The host name has no address.' };
  const forbidden = addresses.find(({ address }) => !mayBeCalled(address, policy));
  if (!forbidden) return { outcome: 'resolved', addresses };
  const words = `The host name leads to ${forbidden.address}, which is private or reserved.`;
  return { outcome: 'forbidden', words };
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' ? code : 'no code';
}

/**
 * Makes the resolver of one process. Looking up happens on few threads, so there is one look-up a name at a time, shared by
 * everybody who waits for it: a name server that hangs holds one thread a name. The answer is judged anew for each call.
 */
export function makeResolver(policy: GuardPolicy, lookUp: LookUp = lookUpAll) {
  const known = new Map<string, { addresses: Promise<readonly CheckedAddress[]>; untilMs: number }>();
  const addressesOf = (host: string) => {
    const nowMs = performance.now();
    const entry = known.get(host);
    if (entry && entry.untilMs > nowMs) return entry.addresses;
    if (known.size >= hostsMax) known.clear();
    const addresses = lookUp(host);
    const made = { addresses, untilMs: Number.POSITIVE_INFINITY };
    known.set(host, made);
    addresses.then(
      () => {
        made.untilMs = performance.now() + freshMs;
      },
      () => known.delete(host),
    );
    return addresses;
  };
  return async (target: URL): Promise<Resolution> => {
    const allowed = checkDestinationUrl(target.href, policy);
    if (!allowed.ok) return { outcome: 'forbidden', words: allowed.problem };
    const host = hostOf(target);
    if (ipaddr.isValid(host)) return judge([{ address: host, family: ipaddr.IPv6.isValid(host) ? 6 : 4 }], policy);
    try {
      return judge(await addressesOf(host), policy);
    } catch (error) {
      return { outcome: 'failed', words: `The host name could not be looked up (${codeOf(error)}).` };
    }
  };
}

export type Resolver = ReturnType<typeof makeResolver>;
