import { createServer } from 'node:http';
import { deliverDue } from '@/lib/delivery/deliver-due';
import { generateSecret, sealSecret, secretHint } from '@/lib/delivery/destination-secrets';
import { scheduleDeliveries } from '@/lib/delivery/schedule-deliveries';
import { openSendTools } from '@/lib/delivery/send-tools';
import { fingerprintNumber } from '@/lib/intake/search-document';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import type { Context } from '@/lib/platform/context';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { minuteMs } from '@/lib/platform/time';
import type { Vault } from '@/lib/platform/vault';
import { enqueueFromCallbacks } from '@/lib/reconcile/probe/enqueue-from-callbacks';
import { indexRejected } from '@/lib/search/index-rejected';
import type { CastClock } from './cast-clock';
import { playCast, type Told } from './play-cast';

const shownUrl = 'https://payments.example.com/callbacks';
/** Longer than any retry waits, so often at most. */
const drainStepsMax = 40;

/** A backend of the merchant that fails about one call in thirty, and refuses one callback in three hundred for good. */
async function openBackend(): Promise<{ url: string; close(): void }> {
  let calls = 0;
  const refused = new Set<string>();
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      calls += 1;
      const id = String(request.headers['callback-id']);
      if (calls % 300 === 0) refused.add(id);
      const status = refused.has(id) ? 422 : calls % 30 === 7 ? 503 : 200;
      response.writeHead(status, { 'content-type': 'application/json' }).end(`{"ok":${status === 200}}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/callbacks`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function addDestination({ db, vault, clock }: Context, url: string): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>(
    `insert into destinations (name, url, source, filter, concurrency_max, schedule_seconds)
     values ('Payments', $1, 'console', '{"providers":["basswallet","b2binpay","gatepay"]}', 500, '{60,300}')
     returning id::text`,
    [url],
  );
  const id = uuidv7(clock.now());
  const secret = generateSecret();
  await db.pool.query(
    'insert into destination_secrets (id, destination_id, sealed, hint, created_at) values ($1, $2, $3, $4, $5)',
    [id, rows[0]?.id, sealSecret(vault, id, secret), secretHint(secret), clock.now()],
  );
}

/** A vault that remembers in `forms` what each fingerprint, as a number in text, is of. */
function remembering(vault: Vault, forms: Map<string, string>): Vault {
  return {
    ...vault,
    fingerprints(text) {
      const all = vault.fingerprints(text);
      forms.set(fingerprintNumber(all[0]), text);
      return all;
    },
  };
}

/** As the worker does, until nothing is due. */
async function applyAll(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  for (;;) {
    const round = await applyDue(ctx, {
      ...{ workerId: 'fill', limit: 250, now },
      onApplied: async (tx, applied) => {
        await enqueueFromCallbacks(ctx, tx, applied);
        const ids = applied.map(({ callbackId }) => callbackId);
        return scheduleDeliveries(tx, ids, now);
      },
    });
    if (round.claimed === 0) return;
  }
}

/** Nobody is asked in a made-up world: questions end as they do where a provider does not know the record. */
const endProbes = `
update probes set state = 'failed', tries = 1, next_try_at = null, leased_by = null, started_at = created_at,
  finished_at = created_at, error_class = 'not_found', error_words = 'The provider knows no such record.'
where state = 'waiting'`;

/** The merchant's address as pages show it, in place of that of this process. */
const nameBackend = (from: string) => [
  `update destinations set url = '${shownUrl}', updated_at = now() where url = '${from}'`,
  `update attempts set url = '${shownUrl}' where url = '${from}'`,
  `update callbacks set url = '${shownUrl}' where url = '${from}'`,
];

/**
 * The cast: about `callbacks` genuine callbacks that came through the door of `ctx`, were applied and delivered by the console
 * itself, their records, issues and attempts. Answers how each request was made, and what the fingerprints of sensitive values are of.
 */
export async function makeCast(
  given: Context & { clock: CastClock },
  options: { callbacks: number; marker: string; tickMs: number },
): Promise<{ told: Map<string, Told>; forms: Map<string, string> }> {
  const forms = new Map<string, string>();
  const ctx = { ...given, vault: remembering(given.vault, forms) };
  const backend = await openBackend();
  const tools = openSendTools({ ...ctx.environment, allowPrivateDestinations: true, mode: 'development' });
  try {
    await addDestination(ctx, backend.url);
    const work = async () => {
      await applyAll(ctx);
      while ((await deliverDue(ctx, { workerId: 'fill', limit: 400, tools })).claimed > 0);
    };
    const told = await playCast(ctx, { ...options, clock: ctx.clock, work });
    for (let step = 0; step < drainStepsMax; step += 1) {
      const { rows } = await ctx.db.pool.query<{ waits: boolean }>(
        `select exists (select from deliveries where status in ('waiting', 'in_progress')) as waits`,
      );
      if (!rows[0]?.waits) break;
      ctx.clock.advance(minuteMs);
      await work();
    }
    for (const statement of [endProbes, ...nameBackend(backend.url)]) await ctx.db.pool.query(statement);
    while ((await indexRejected(ctx, { since: new Date(0), limit: 500 })) > 0);
    return { told, forms };
  } finally {
    tools.close();
    backend.close();
  }
}
