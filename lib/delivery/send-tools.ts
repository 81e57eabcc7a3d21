import type { Environment } from '@/lib/platform/env';
import type { GuardPolicy } from './address-guard';
import { type ConnectionOptions, openConnections } from './connections';
import { type LookUp, makeResolver } from './resolve-address';
import type { SendTools } from './send';

/** Pure: what this installation lets destinations be. */
export function guardPolicy({ allowPrivateDestinations, mode }: Environment): GuardPolicy {
  return { allowPrivate: allowPrivateDestinations, allowHttp: mode === 'development' };
}

/** The resolver and connections of one process; `close` them with it. */
export function openSendTools(
  environment: Environment,
  options: ConnectionOptions & { signal?: AbortSignal; lookUp?: LookUp } = {},
): SendTools & { close(): void } {
  const connections = openConnections(options);
  const resolve = makeResolver(guardPolicy(environment), options.lookUp);
  return { resolve, connections, signal: options.signal, close: connections.close };
}
