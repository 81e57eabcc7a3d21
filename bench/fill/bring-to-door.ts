import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Incoming } from '@/lib/intake/incoming';
import { receive } from '@/lib/intake/receive';
import type { Context } from '@/lib/platform/context';

/** What a busy door may say before something else must be wrong. */
const busyMax = 20;
const pauseMs = 250;

/** Brings a request to the door, again while the machine is busy, as providers do; answers the status. */
export async function bringToDoor(
  ctx: Context,
  request: Pick<Incoming, 'path' | 'method' | 'headers' | 'query'>,
  bytes: Uint8Array,
): Promise<number> {
  const sha256 = createHash('sha256').update(bytes).digest();
  for (let busy = 0; ; busy += 1) {
    const { status } = await receive(ctx, {
      ...request,
      sourceAddress: '203.0.113.7',
      readBody: async () => ({ end: 'complete', bytes, bytesArrived: bytes.length, sha256 }),
    });
    if (status !== 503 || busy === busyMax) return status;
    await pause(pauseMs);
  }
}
