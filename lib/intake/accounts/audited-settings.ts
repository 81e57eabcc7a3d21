import type { AuditDeed } from '@/lib/access/audit';
import type { AccountSettings } from '@/lib/intake/account-settings';

type Facts = NonNullable<AuditDeed['after']>;
type Fact = Facts[string];

function factOf(value: unknown): Fact {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}

/** What an account is set to, as the audit keeps it: flat, and without secrets, which are no settings. */
export function settingFacts(name: string, { door, provider }: AccountSettings): Record<string, Fact> {
  const knobs = Object.entries(provider).map(([knob, value]): [string, unknown] => [`provider.${knob}`, value]);
  const facts = Object.entries({ name, ...door, ...Object.fromEntries(knobs) });
  return Object.fromEntries(facts.map(([fact, value]) => [fact, factOf(value)]));
}

/** Pure: the facts that differ, before and after; null: none does. A fact that was not there is null. */
export function changedFacts(before: Facts, after: Facts): { before: Facts; after: Facts } | null {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => (before[name] ?? null) !== (after[name] ?? null));
  if (changed.length === 0) return null;
  const pick = (facts: Facts) => Object.fromEntries(changed.map((name) => [name, facts[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}
