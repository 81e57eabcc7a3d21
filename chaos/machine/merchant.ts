import type { ReceivedFact } from '@/chaos/oracle/facts';
import { openBackend, status } from '@/e2e/support/backend';
import type { Random } from '@/scripts/simulate/random';

/** The merchant's backend on a real socket, which notes what it got by `webhook-id`, and in which order, and has bad moments. */
export interface Merchant {
  url: string;
  received(): Readonly<Record<string, ReceivedFact>>;
  /** From now on it takes everything. */
  calm(): void;
  close(): Promise<void>;
}

/** Opens it; `random` decides which requests it refuses or hangs up on. */
export async function openMerchant(random: Random): Promise<Merchant> {
  const backend = await openBackend();
  const calls = new Map<string, ReceivedFact>();
  let place = 0;
  let isCalm = false;
  backend.answer((request, response, socket) => {
    const webhookId = request.headers['webhook-id'] ?? 'none';
    place += 1;
    const call = calls.get(webhookId) ?? { answered: 0, accepted: 0, firstPlace: place, firstAnsweredPlace: null };
    calls.set(webhookId, call);
    // Bodies are of no use here, and a run has many.
    backend.received.length = 0;
    // On a kept connection an attempt may come again over a fresh one: nobody can tell whether the first was read.
    if (!isCalm && random.chance(0.04)) return socket.destroy();
    call.answered += 1;
    call.firstAnsweredPlace ??= place;
    if (!isCalm && random.chance(0.06)) return status(500)(request, response, socket);
    call.accepted += 1;
    return status(200)(request, response, socket);
  });
  return {
    url: backend.url,
    received: () => Object.fromEntries(calls),
    calm() {
      isCalm = true;
    },
    close: backend.close,
  };
}
