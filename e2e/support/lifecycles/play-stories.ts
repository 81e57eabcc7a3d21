import { applyAll } from '@/e2e/support/apply-all';
import { openWebDoor } from '@/e2e/support/door-client';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import type { Context } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import type { SignedRequest } from '@/lib/providers/contract';
import { type Random, seededRandom } from '@/scripts/simulate/random';
import { rawJson } from './exact-sum';
import { type Story, shuffled } from './stories';

/** Brings one request to the door, again while the machine is busy, as a provider would. Throws where it is refused. */
async function bring(door: Awaited<ReturnType<typeof openWebDoor>>, request: SignedRequest): Promise<void> {
  const { method, path, headers, body } = request;
  for (;;) {
    const { status, body: answer } = await door.send({ method, path, headers, body: method === 'GET' ? null : body });
    if (status === 200) return;
    if (status !== 503) throw new Error(`The door answered ${path} with ${status}: ${answer}`);
  }
}

/** Each callback once, in the order in which things happened, each applied before the next comes. */
export async function playInOrder(ctx: Context, stories: readonly Story[]): Promise<void> {
  const door = await openWebDoor(ctx);
  for (const { callbacks } of stories) {
    for (const callback of callbacks) {
      await bring(door, callback);
      await applyAll(ctx);
    }
  }
}

/** Some of it several times, as providers send again what they think was not received. */
function withRetries(stories: readonly Story[], random: Random): SignedRequest[] {
  const all = stories.flatMap(({ callbacks }) => callbacks);
  return shuffled([...all, ...all.filter(() => random.chance(0.4)), ...all.filter(() => random.chance(0.1))], random);
}

const workers = ['one', 'two', 'three'] as const;

/** All stories at once in a random order, with retries, several requests at a time, while three workers apply what there is. */
export async function playAtRandom(ctx: Context, stories: readonly Story[], seed: number): Promise<void> {
  const random = seededRandom(seed);
  const door = await openWebDoor(ctx);
  const waiting = withRetries(stories, random);
  while (waiting.length > 0) {
    const together = waiting.splice(0, random.integer(1, 12));
    const applying = workers
      .filter(() => random.chance(0.6))
      .map((workerId) => applyDue(ctx, { workerId, limit: random.integer(1, 20), now: ctx.clock.now() }));
    await Promise.all([...together.map((request) => bring(door, request)), ...applying]);
  }
  await applyAll(ctx);
}

/** The whole ledger by its own keys: without our ids and the times of writing, so that two runs can be compared. */
export async function readWholeLedger(db: Database): Promise<Record<string, unknown>> {
  const { rows } = await db.pool.query<{ key: string; row: string }>(`
    select 'transfer ' || provider || ' ' || kind || ' ' || transfer_id as key, (to_jsonb(t) - 'id' - 'updated_at')::text as row from transfers t
    union all select 'batch ' || batch_id, (to_jsonb(b) - 'id' - 'updated_at')::text from batches b
    union all select 'line ' || b.batch_id || ' ' || s.line_key, (to_jsonb(s) - 'id' - 'batch_ref' - 'updated_at')::text
      from suborders s join batches b on b.id = s.batch_ref
    order by 1`);
  return Object.fromEntries(rows.map(({ key, row }) => [key, rawJson(row)]));
}
