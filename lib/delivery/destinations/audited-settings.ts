import type { AuditDeed } from '@/lib/access/audit';
import { filterWords } from './filter-words';
import type { DestinationSettings } from './read-settings';
import { scheduleText } from './schedule-text';

type Facts = NonNullable<AuditDeed['after']>;

/** What a destination is set to, as the audit keeps it: flat, headers by name alone. */
export function settingFacts(settings: DestinationSettings): Facts {
  return {
    name: settings.name,
    url: settings.url,
    filter: filterWords(settings.filter),
    bodyMode: settings.bodyMode,
    headers: Object.keys(settings.headers).join(', '),
    timeoutMs: settings.timeoutMs,
    ratePerSecondMax: settings.ratePerSecondMax,
    concurrencyMax: settings.concurrencyMax,
    schedule: settings.scheduleSeconds.length === 0 ? 'default' : scheduleText(settings.scheduleSeconds),
  };
}

/** Pure: the facts that differ, before and after; null: none does. */
export function changedFacts(before: Facts, after: Facts): { before: Facts; after: Facts } | null {
  const changed = Object.keys(after).filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return null;
  const pick = (facts: Facts) => Object.fromEntries(changed.map((name) => [name, facts[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}
