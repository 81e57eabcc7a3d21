import type { ProviderRequest, SignedRequest } from './contract';
import { resolveDoor } from './registry';

/** What the door would see of a request that `sign` made: for tests, the simulator and "send a test callback". */
export function asReceived(signed: SignedRequest, receivedAt: Date): ProviderRequest {
  const [path = '', query = ''] = signed.path.split(/\?(.*)/s);
  return {
    channel: resolveDoor(path)?.channel.id ?? path,
    method: signed.method,
    headers: Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value])),
    query,
    body: Buffer.from(signed.body),
    receivedAt,
  };
}
