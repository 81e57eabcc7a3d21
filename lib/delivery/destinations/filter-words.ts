import type { DestinationFilter } from '@/lib/delivery/types';
import { findProvider } from '@/lib/providers/registry';

/** `A`, `A or B`, `A, B or C`. */
function anyOf(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`;
}

/**
 * Pure: what a destination wants, in words: "Every callback", "BassWallet or GatePay · account malaysia · outcome
 * succeeded · unverified ones too".
 */
export function filterWords(filter: DestinationFilter): string {
  const { providers, accounts, channels, types, outcomes, includeUnverified } = filter;
  const names = providers.map((id) => findProvider(id)?.label ?? id);
  const parts = [
    ...(names.length > 0 ? [anyOf(names)] : []),
    ...(accounts.length > 0 ? [`account ${anyOf(accounts)}`] : []),
    ...(channels.length > 0 ? [`channel ${anyOf(channels)}`] : []),
    ...(types.length > 0 ? [`type ${anyOf(types)}`] : []),
    ...(outcomes.length > 0 ? [`outcome ${anyOf(outcomes)}`] : []),
  ];
  const wanted = parts.length === 0 ? ['Every callback'] : parts;
  const words = [...wanted, ...(includeUnverified ? ['unverified ones too'] : [])].join(' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
