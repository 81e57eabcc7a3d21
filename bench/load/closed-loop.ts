import { summarise } from './latency';
import type { PhaseResult } from './phase-result';
import type { WireRequest } from './signed-requests';
import { openWireClient } from './wire-client';

/**
 * `clients` connections, each sending its next request as soon as the last is answered, until `seconds` are over or the
 * requests are used up: throughput. Latencies of a closed loop say little, for a slow server is asked less.
 */
export async function closedLoop(
  target: { host: string; port: number },
  requests: readonly WireRequest[],
  { clients, seconds }: { clients: number; seconds: number },
): Promise<PhaseResult> {
  const latencies: number[] = [];
  const answers: Record<string, number> = {};
  const connections = await Promise.all(
    Array.from({ length: clients }, () => openWireClient(target.host, target.port)),
  );
  const startedMs = performance.now();
  let next = 0;
  await Promise.all(
    connections.map(async (client) => {
      while (performance.now() - startedMs < seconds * 1_000) {
        const request = requests[next];
        if (!request) return;
        next += 1;
        const sentMs = performance.now();
        const status = await client.send(request);
        latencies.push(performance.now() - sentMs);
        answers[status] = (answers[status] ?? 0) + 1;
      }
    }),
  );
  const tookSeconds = (performance.now() - startedMs) / 1_000;
  for (const client of connections) client.close();
  return summarise(latencies, answers, tookSeconds);
}
