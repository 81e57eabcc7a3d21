import type { Context } from '@/lib/platform/context';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { StartUpError } from '@/lib/platform/errors';
import { openOrTell } from '@/lib/platform/open-or-tell';
import { checkDestinationUrl } from './address-guard';
import { generateSecret, openSecret, readSecret, sealSecret, secretHint } from './destination-secrets';
import { guardPolicy } from './send-tools';

const unsetReason = 'FORWARD_URL is no longer set.';

const upsert = `
insert into destinations (name, url, source) values ($1, $2, 'environment')
on conflict (source) where source = 'environment'
do update set name = excluded.name, url = excluded.url, archived_at = null,
  state = case when destinations.paused_reason = $3 then 'active' else destinations.state end,
  paused_at = case when destinations.paused_reason = $3 then null else destinations.paused_at end,
  paused_reason = case when destinations.paused_reason = $3 then null else destinations.paused_reason end,
  updated_at = case when destinations.url = excluded.url then destinations.updated_at else $4 end
returning id::text`;

const present = `select name, url from destinations where source = 'environment' for update`;

const pauseUnset = `
update destinations set state = 'paused', paused_reason = $1, paused_at = $2, updated_at = $2
where source = 'environment' and state = 'active' and archived_at is null`;

const liveSecrets = `
select id::text, sealed from destination_secrets
where destination_id = $1 and (retires_at is null or retires_at > $2)
order by created_at, id
for update`;

interface Named {
  name: string;
  url: string;
}

/** Pure: a destination is called by its URL's host, and by the next one's when that changes; a name that a person gave stays. */
function nameFor(url: string, before: Named | undefined): string {
  const named = before !== undefined && before.name !== new URL(before.url).host;
  return named ? before.name : new URL(url).host;
}

function checkedUrl(ctx: Context, text: string): string {
  const checked = checkDestinationUrl(text, guardPolicy(ctx.environment));
  if (checked.ok) return text;
  throw new StartUpError(`FORWARD_URL cannot be used. ${checked.problem}`);
}

function checkedSecrets(ctx: Context): string[] {
  const secrets = ctx.environment.list('FORWARD_SECRET');
  if (secrets.every((secret) => readSecret(secret) !== null)) return secrets;
  throw new StartUpError(
    'FORWARD_SECRET must be whsec_ and the base64 of 24 to 64 bytes; several are separated by commas.',
  );
}

/**
 * The variable's secrets sign, and no others; without the variable one is made, once, and shown in the console. One that does
 * not open is retired: as long as it lives, nothing can be signed.
 */
async function writeSecrets(ctx: Context, tx: Transaction, destinationId: string, wanted: readonly string[]) {
  const now = ctx.clock.now();
  const { rows } = await tx.query<{ id: string; sealed: Buffer }>(liveSecrets, [destinationId, now]);
  const stored = rows.map(({ id, sealed }) => ({
    id,
    secret: openOrTell(ctx.log, { kind: 'destination secret', id }, () => openSecret(ctx.vault, id, sealed)),
  }));
  const known = stored.flatMap(({ secret }) => secret ?? []);
  const kept = known.length > 0 ? known : [generateSecret()];
  const target = wanted.length > 0 ? wanted : kept;
  const retired = stored.filter(({ secret }) => secret === null || !target.includes(secret)).map(({ id }) => id);
  await tx.query('update destination_secrets set retires_at = $2 where id = any($1::uuid[])', [retired, now]);
  const fresh = target.filter((secret) => !known.includes(secret));
  for (const secret of new Set(fresh)) {
    const id = uuidv7(now);
    await tx.query(
      'insert into destination_secrets (id, destination_id, sealed, hint, created_at) values ($1, $2, $3, $4, $5)',
      [id, destinationId, sealSecret(ctx.vault, id, secret), secretHint(secret), now],
    );
  }
}

/**
 * Brings the destination of FORWARD_URL and FORWARD_SECRET in line with the variables; its filter, limits, pauses and name, where
 * they were set in the console, stay. Without FORWARD_URL an earlier one is paused, so that nothing is lost. Safe from any number of
 * processes. Throws `StartUpError` naming the variable that cannot be used.
 */
export async function ensureDestinations(ctx: Context): Promise<void> {
  const { forwardUrl } = ctx.environment;
  if (forwardUrl === null) {
    await ctx.db.pool.query(pauseUnset, [unsetReason, ctx.clock.now()]);
    return;
  }
  const url = checkedUrl(ctx, forwardUrl);
  const secrets = checkedSecrets(ctx);
  await inTransaction(ctx.db.pool, async (tx) => {
    // Several processes that start on one database take turns.
    await tx.query('select pg_advisory_xact_lock($1)', [lockKeys.destinations]);
    const before = await tx.query<Named>(present);
    const name = nameFor(url, before.rows[0]);
    const { rows } = await tx.query<{ id: string }>(upsert, [name, url, unsetReason, ctx.clock.now()]);
    const [destination] = rows;
    if (destination) await writeSecrets(ctx, tx, destination.id, secrets);
  });
}
