import { createHash } from 'node:crypto';
import { makeCredential } from '@/lib/intake/credentials';
import { receive } from '@/lib/intake/receive';
import type { Context } from '@/lib/platform/context';
import type { Provider, UnsignedRequest } from '@/lib/providers/contract';

/** What the door may answer while the machine is busy, before the sender would look for another way. */
const answersMax = 10;

/** Signs `request` as `provider` does, at the context's time, and brings it to the door. Throws where it is not acknowledged. */
export async function postCallback(
  ctx: Context,
  provider: Pick<Provider, 'sign' | 'secretFields'>,
  secrets: Record<string, string>,
  request: UnsignedRequest,
): Promise<void> {
  const credential = makeCredential(provider, secrets);
  const signed = provider.sign(request, { credential, at: ctx.clock.now(), nonce: 'nonce1' });
  const [path = '', query = ''] = signed.path.split(/\?(.*)/s);
  const bytes = Buffer.from(signed.body);
  const headers = Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const sha256 = createHash('sha256').update(bytes).digest();
  for (let sent = 1; ; sent += 1) {
    const answer = await receive(ctx, {
      ...{ path, method: signed.method, headers, query, sourceAddress: '127.0.0.1' },
      readBody: async () => ({ end: 'complete', bytes, bytesArrived: bytes.length, sha256 }),
    });
    if (answer.status === 200) return;
    if (answer.status !== 503 || sent === answersMax) {
      throw new Error(`The door answered ${answer.status}: ${answer.body}`);
    }
  }
}
