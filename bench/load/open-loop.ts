import { setTimeout as delay } from 'node:timers/promises';
import { summarise } from './latency';
import type { PhaseResult } from './phase-result';
import type { WireRequest } from './signed-requests';
import { openWireClient, type WireClient } from './wire-client';

const tickMs = 2;

/** Requests in their order, each asked for when it is due: an array, or what makes them then, for those of a long phase are too much memory. */
export interface Arrivals {
  length: number;
  at(place: number): WireRequest | undefined;
}

/**
 * Requests arrive at `perSecond` whatever becomes of earlier ones, and each one's latency counts from the instant at which it
 * was due: waiting for a free connection, as in a real queue, is part of it.
 */
export async function openLoop(
  target: { host: string; port: number },
  requests: Arrivals,
  { perSecond, connectionsMax }: { perSecond: number; connectionsMax: number },
): Promise<PhaseResult> {
  const latencies: number[] = [];
  const answers: Record<string, number> = {};
  const clients = await Promise.all(
    Array.from({ length: connectionsMax }, () => openWireClient(target.host, target.port)),
  );
  const free: WireClient[] = [...clients];
  const queue: { request: WireRequest; dueMs: number }[] = [];
  let answered = 0;
  const startedMs = performance.now();

  const pump = () => {
    while (queue.length > 0 && free.length > 0) {
      const client = free.pop();
      const one = queue.shift();
      if (!client || !one) return;
      void client.send(one.request).then((status) => {
        latencies.push(performance.now() - one.dueMs);
        answers[status] = (answers[status] ?? 0) + 1;
        answered += 1;
        free.push(client);
        pump();
      });
    }
  };

  let started = 0;
  while (answered < requests.length) {
    const due = Math.min(requests.length, Math.floor(((performance.now() - startedMs) / 1_000) * perSecond) + 1);
    for (; started < due; started += 1) {
      const request = requests.at(started);
      if (request) queue.push({ request, dueMs: startedMs + (started / perSecond) * 1_000 });
    }
    pump();
    await delay(tickMs);
  }
  const tookSeconds = (performance.now() - startedMs) / 1_000;
  for (const client of clients) client.close();
  return summarise(latencies, answers, tookSeconds);
}
