import type { Environment } from '@/lib/platform/env';

const everywhere: readonly string[] = ['0.0.0.0', '::', ''];

/**
 * Where this very console answers, from the same machine: of its own settings alone, never of anything a request says, so that
 * it cannot be led elsewhere. Loopback, unless HOST names one address that it listens on.
 */
export function ownOrigin({ host, port }: Pick<Environment, 'host' | 'port'>): string {
  const name = everywhere.includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
