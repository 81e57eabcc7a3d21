import { isDeepStrictEqual } from 'node:util';
import { chainDefaults } from './chain-defaults';
import { type ChainSettings, chainMapOf } from './chain-settings';
import { spellings } from './find-chain';
import type { ChainEntry } from './types';

/** A spelling that two chains in force would share. */
export interface SharedSpelling {
  spelling: string;
  /** The one that had it first. */
  by: ChainEntry;
}

/** Pure: the first spelling that two chains in force share; null: each belongs to one. */
export function sharedSpelling(settings: ChainSettings): SharedSpelling | null {
  const owners = new Map<string, ChainEntry>();
  for (const entry of chainMapOf(settings)) {
    for (const spelling of spellings(entry)) {
      const by = owners.get(spelling);
      if (by) return { spelling, by };
      owners.set(spelling, entry);
    }
  }
  return null;
}

/** Pure: the settings with `entry` in force; an entry that is a default again is not kept. Its place in or out of force stays. */
export function withChain(settings: ChainSettings, entry: ChainEntry): ChainSettings {
  const others = settings.entries.filter(({ id }) => id !== entry.id);
  const standard = chainDefaults.find(({ id }) => id === entry.id);
  const same = standard !== undefined && isDeepStrictEqual(standard, entry);
  return { ...settings, entries: same ? others : [...others, entry] };
}

/** Pure: the settings with the chain in or out of force. */
export function withChainEnabled(settings: ChainSettings, id: string, enabled: boolean): ChainSettings {
  const others = settings.disabled.filter((one) => one !== id);
  return { ...settings, disabled: enabled ? others : [...others, id] };
}

/** Pure: the settings without anything said of the chain: a default is as it was, an added one is gone. */
export function withoutChain(settings: ChainSettings, id: string): ChainSettings {
  return {
    entries: settings.entries.filter((entry) => entry.id !== id),
    disabled: settings.disabled.filter((one) => one !== id),
  };
}
