import { type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import { optionalText, restAsText } from '@/lib/providers/fields';

export interface Destination {
  /** Null where there is none, or several that differ. */
  address: string | null;
  /** Tag or memo and kind of address, where there is one destination. */
  detail: Record<string, string>;
}

/** `destination` of a deposit or payout: one object, or a list of the possible spellings of the address. */
export function destinationOf(attributes: ExactObject): Destination {
  const sent = attributes.get('destination');
  const all = (isExactArray(sent) ? sent : [sent]).filter(isExactObject);
  const [only] = all;
  if (!only || all.length > 1) return { address: null, detail: {} };
  const rest = Object.entries(restAsText(only, ['address']));
  return {
    address: optionalText.safeParse(only.get('address')).data ?? null,
    detail: Object.fromEntries(rest.map(([name, value]) => [`destination.${name}`, value])),
  };
}
