import { closedLoop } from '@/bench/load/closed-loop';
import { type SignedRequestsOptions, signedRequests } from '@/bench/load/signed-requests';

/** Requests made at once: a million of them would not fit into memory. */
const portionMax = 50_000;
/** So often may a busy door take less than it was brought. */
const portionsLostMax = 20;

/** Brings callbacks to a door whose callbacks nobody applies, until it took `count` of them. */
export async function fillBacklog(
  target: { host: string; port: number },
  count: number,
  options: Omit<SignedRequestsOptions, 'count' | 'prefix'>,
): Promise<void> {
  const portionsMax = Math.ceil(count / portionMax) + portionsLostMax;
  let taken = 0;
  for (let portion = 0; taken < count; portion += 1) {
    if (portion === portionsMax) throw new Error(`The door took ${taken} of ${count} callbacks.`);
    const requests = signedRequests({ ...options, count: Math.min(portionMax, count - taken), prefix: `f${portion}-` });
    const { answers } = await closedLoop(target, requests, { clients: 64, seconds: 3_600 });
    taken += answers['200'] ?? 0;
  }
}
