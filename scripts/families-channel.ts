import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import type { Database } from '@/lib/platform/db/client';
import { ownFamilies } from '@/lib/platform/metrics/families';
import type { Family } from '@/lib/platform/metrics/metrics';
import { secondMs } from '@/lib/platform/time';

/** A process that does not answer by then is left out of this scrape. */
const answerTimeoutMs = secondMs;

const questionSchema = z.object({ ask: z.literal('metrics'), id: z.number() });
const answerSchema = z.object({ answer: z.literal('metrics'), id: z.number(), families: z.array(z.looseObject({})) });

let lastId = 0;

/** Asks a process that the server brought along for what it counted; null where it does not answer in time, or has gone. */
export function askFamilies(child: ChildProcess): Promise<readonly Family[] | null> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const finish = (families: readonly Family[] | null) => {
      clearTimeout(timer);
      child.off('message', hear);
      resolve(families);
    };
    const hear = (message: unknown) => {
      const parsed = answerSchema.safeParse(message);
      if (parsed.success && parsed.data.id === id) finish(parsed.data.families);
    };
    const timer = setTimeout(() => finish(null), answerTimeoutMs);
    child.on('message', hear);
    if (!child.connected) return finish(null);
    child.send({ ask: 'metrics', id }, (error) => error && finish(null));
  });
}

/** In a process that a server brought along: answers the server's questions for as long as it runs. */
export function answerFamilies(db: Pick<Database, 'pool' | 'door' | 'files'>): void {
  process.on('message', (message: unknown) => {
    const parsed = questionSchema.safeParse(message);
    if (!parsed.success) return;
    // The server may be gone by the time that the answer is there.
    void ownFamilies(db).then((families) =>
      process.send?.({ answer: 'metrics', id: parsed.data.id, families }, undefined, undefined, () => undefined),
    );
  });
}
