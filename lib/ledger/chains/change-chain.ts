import { isDeepStrictEqual } from 'node:util';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { chainEntrySchema } from './chain-schema';
import { type ChainRow, type ChainSettings, chainRows, chainSettingsKey, readChainSettings } from './chain-settings';
import { type SharedSpelling, sharedSpelling, withChain, withChainEnabled, withoutChain } from './change-settings';
import { forgetChainMap } from './read-chain-map';
import type { ChainEntry } from './types';

/** What became of a change of the map. */
export type ChainChange =
  /** It is in force: here at once, in other processes within ten seconds. */
  | { outcome: 'changed' }
  /** It was so already. */
  | { outcome: 'unchanged' }
  /** Two chains would share a spelling: nothing was changed. */
  | ({ outcome: 'spelling_taken' } & SharedSpelling)
  /** A chain is to be added and its short name has one. */
  | { outcome: 'id_taken' }
  /** The map has no such chain. */
  | { outcome: 'not_found' };

const makeRow = `
insert into console_settings (key, value, updated_at, updated_by) values ($1, '{}'::jsonb, $2, $3) on conflict (key) do nothing`;
const lockRow = 'select value from console_settings where key = $1 for update';
const writeRow = 'update console_settings set value = $2::jsonb, updated_at = $3, updated_by = $4 where key = $1';

/** For the audit: one chain on one level; nothing where there is none. */
function audited(row: ChainRow | undefined): Record<string, string | boolean> {
  if (!row) return {};
  const { entry, source, disabled } = row;
  return {
    ...{ id: entry.id, name: entry.name, source, disabled, aliases: entry.aliases.join(', ') },
    ...{ explorer: entry.explorer ?? '', hashPrefix: entry.hashPrefix },
    ...{ hashForm: entry.hash.form, hashWords: entry.hash.words, hashUrl: entry.hash.url ?? '' },
    ...{ addressForm: entry.address.form, addressWords: entry.address.words, addressUrl: entry.address.url ?? '' },
  };
}

function rowOf(settings: ChainSettings, id: string): ChainRow | undefined {
  return chainRows(settings).find(({ entry }) => entry.id === id);
}

async function lockSettings(ctx: ActorContext, tx: Transaction): Promise<ChainSettings> {
  await tx.query(makeRow, [chainSettingsKey, ctx.clock.now(), ctx.actor.name]);
  const { rows } = await tx.query<{ value: unknown }>(lockRow, [chainSettingsKey]);
  return readChainSettings(rows[0]?.value);
}

interface Change {
  id: string;
  action: string;
  /** Refuses before anything is worked out; null: go on. */
  refuse(row: ChainRow | undefined): ChainChange | null;
  apply(before: ChainSettings): ChainSettings;
}

/** Changes of one moment come one after the other, so that none is lost; the audit has the chain before and after. */
async function change(ctx: ActorContext, { id, action, refuse, apply }: Change): Promise<ChainChange> {
  assertMay(ctx.actor, 'settings.manage');
  const result = await inTransaction(ctx.db.pool, async (tx): Promise<ChainChange> => {
    const before = await lockSettings(ctx, tx);
    const refused = refuse(rowOf(before, id));
    if (refused) return refused;
    const after = apply(before);
    if (isDeepStrictEqual(rowOf(before, id), rowOf(after, id))) return { outcome: 'unchanged' };
    const shared = sharedSpelling(after);
    if (shared) return { outcome: 'spelling_taken', ...shared };
    await tx.query(writeRow, [chainSettingsKey, JSON.stringify(after), ctx.clock.now(), ctx.actor.name]);
    await recordAudit(tx, ctx.actor, {
      action,
      subject: `setting:${chainSettingsKey}`,
      before: audited(rowOf(before, id)),
      after: audited(rowOf(after, id)),
    });
    return { outcome: 'changed' };
  });
  forgetChainMap(ctx);
  return result;
}

const unlessThere = (row: ChainRow | undefined): ChainChange | null => (row ? null : { outcome: 'not_found' });

/** Adds a chain that the map does not have. Throws on an entry that the schema refuses: forms check before. */
export async function addChain(ctx: ActorContext, given: ChainEntry): Promise<ChainChange> {
  const entry = chainEntrySchema.parse(given);
  return change(ctx, {
    id: entry.id,
    action: 'chain.added',
    refuse: (row) => (row ? { outcome: 'id_taken' } : null),
    apply: (before) => withChain(before, entry),
  });
}

/** Writes over what the map says of a chain. */
export async function editChain(ctx: ActorContext, given: ChainEntry): Promise<ChainChange> {
  const entry = chainEntrySchema.parse(given);
  return change(ctx, {
    id: entry.id,
    action: 'chain.changed',
    refuse: unlessThere,
    apply: (before) => withChain(before, entry),
  });
}

/** Takes a chain out of force, or back: while it is out, nothing of it is linked or checked. */
export async function setChainEnabled(
  ctx: ActorContext,
  { id, enabled }: { id: string; enabled: boolean },
): Promise<ChainChange> {
  return change(ctx, {
    id,
    action: enabled ? 'chain.enabled' : 'chain.disabled',
    refuse: unlessThere,
    apply: (before) => withChainEnabled(before, id, enabled),
  });
}

/** Makes a default as it was; removes a chain that was added. */
export async function resetChain(ctx: ActorContext, { id }: { id: string }): Promise<ChainChange> {
  return change(ctx, {
    id,
    action: 'chain.reset',
    refuse: unlessThere,
    apply: (before) => withoutChain(before, id),
  });
}
