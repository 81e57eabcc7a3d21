import { z } from 'zod';
import { chainDefaults } from './chain-defaults';
import { chainEntrySchema } from './chain-schema';
import type { ChainEntry, ChainMap } from './types';

/** The key of `console_settings`. */
export const chainSettingsKey = 'chains.map';

/** What admins changed of the defaults: chains added or written over, and defaults taken out of force. */
export interface ChainSettings {
  entries: readonly ChainEntry[];
  /** Ids. */
  disabled: readonly string[];
}

const storedSchema = z.object({
  entries: z.array(z.unknown()).catch([]),
  disabled: z.array(z.string()).catch([]),
});

/**
 * Pure: the stored setting. An entry that cannot be read is left out, so that its default is in force again: a form of a hash
 * must never keep a callback from being applied.
 */
export function readChainSettings(value: unknown): ChainSettings {
  const stored = storedSchema.safeParse(value ?? {});
  if (!stored.success) return { entries: [], disabled: [] };
  const entries = stored.data.entries.flatMap((entry) => {
    const read = chainEntrySchema.safeParse(entry);
    return read.success ? [read.data] : [];
  });
  return { entries, disabled: stored.data.disabled };
}

/** Where an entry of the map comes from. */
export const chainSources = ['default', 'changed', 'added'] as const;
export type ChainSource = (typeof chainSources)[number];

/** One row of the settings' table. */
export interface ChainRow {
  entry: ChainEntry;
  source: ChainSource;
  /** Nothing of it is linked or checked. */
  disabled: boolean;
}

/** Pure: every chain with where it comes from: the defaults in their order, then what was added, by name. */
export function chainRows(settings: ChainSettings): ChainRow[] {
  const changed = new Map(settings.entries.map((entry) => [entry.id, entry]));
  const known = new Set(chainDefaults.map(({ id }) => id));
  const disabled = new Set(settings.disabled);
  const added = settings.entries
    .filter(({ id }) => !known.has(id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return [
    ...chainDefaults.map((entry) => {
      const own = changed.get(entry.id);
      return { entry: own ?? entry, source: own ? 'changed' : 'default', disabled: disabled.has(entry.id) } as const;
    }),
    ...added.map((entry) => ({ entry, source: 'added', disabled: disabled.has(entry.id) }) as const),
  ];
}

/** Pure: the chains in force. */
export function chainMapOf(settings: ChainSettings): ChainMap {
  return chainRows(settings).flatMap(({ entry, disabled }) => (disabled ? [] : [entry]));
}
