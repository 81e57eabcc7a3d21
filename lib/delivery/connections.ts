import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { secondMs } from '@/lib/platform/time';
import type { CheckedAddress } from './resolve-address';

/** Below the 5 s after which Node's own servers close an idle connection. */
const idleMs = 4 * secondMs;
/** Idle connections kept for one destination. */
const idleMax = 64;
const agentsMax = 500;

/** Answers only what was checked, whatever the name leads to by now. */
function pinned(addresses: readonly CheckedAddress[]): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) return callback(null, [...addresses]);
    const [first] = addresses;
    if (first) callback(null, first.address, first.family);
    else callback(new Error('There is no checked address.'), '', 0);
  };
}

/** The connections of one process, kept open between attempts, apart for each host and set of checked addresses. */
export interface Connections {
  /** An agent whose connections lead to `addresses` and nowhere else; the host's name stays in `Host` and SNI. */
  agentFor(url: URL, addresses: readonly CheckedAddress[]): HttpAgent | HttpsAgent;
  close(): void;
}

export interface ConnectionOptions {
  /** Certificate authorities besides the usual ones, PEM. */
  ca?: string;
}

export function openConnections(options: ConnectionOptions = {}): Connections {
  const agents = new Map<string, HttpAgent | HttpsAgent>();
  const close = () => {
    for (const agent of agents.values()) agent.destroy();
    agents.clear();
  };
  return {
    agentFor(url, addresses) {
      const key = `${url.origin} ${addresses.map(({ address }) => address).join(' ')}`;
      const known = agents.get(key);
      if (known) return known;
      // Only addresses that change all the time get here; open connections of theirs end by themselves.
      if (agents.size >= agentsMax) agents.clear();
      const shared = { keepAlive: true, maxFreeSockets: idleMax, timeout: idleMs, lookup: pinned(addresses) };
      const agent =
        url.protocol === 'https:'
          ? new HttpsAgent({ ...shared, minVersion: 'TLSv1.2', ...(options.ca ? { ca: options.ca } : {}) })
          : new HttpAgent(shared);
      agents.set(key, agent);
      return agent;
    },
    close,
  };
}
