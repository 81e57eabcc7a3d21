import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type ChainRow, chainRows, chainSettingsKey, readChainSettings } from './chain-settings';

/** Who changed the map last, and when. */
export interface ChainsChanged {
  by: string;
  at: string;
}

/** Every chain of the map with where it comes from, read anew: those out of force as well. */
export async function getChainRows(ctx: ActorContext): Promise<{ rows: ChainRow[]; changed: ChainsChanged | null }> {
  assertMay(ctx.actor, 'settings.read');
  const { rows } = await ctx.db.pool.query<{ value: unknown; updatedAt: Date; updatedBy: string }>(
    'select value, updated_at as "updatedAt", updated_by as "updatedBy" from console_settings where key = $1',
    [chainSettingsKey],
  );
  const [stored] = rows;
  return {
    rows: chainRows(readChainSettings(stored?.value)),
    changed: stored ? { by: stored.updatedBy, at: stored.updatedAt.toISOString() } : null,
  };
}
