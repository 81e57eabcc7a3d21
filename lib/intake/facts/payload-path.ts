import { type Operator, operators } from '@/lib/platform/query/filter-fields';

/** Longer paths are not kept, and not asked for. */
export const factPathLengthMax = 200;

/** Pure: `suborders[0].tx_id` as facts have it, `suborders.tx_id`: a list's values are all its own. */
export function factPathOf(path: string): string {
  const trimmed = path.trim();
  return trimmed.includes('[') ? trimmed.replace(/\[\d*\]/g, '') : trimmed;
}

/** Pure: the query parameter of a condition: `payload.main_order.status`, `payload-from.main_order.amount`. */
export function payloadParam(path: string, operator: Operator): string {
  return `${operator === 'is' ? 'payload' : `payload-${operator}`}.${path}`;
}

const paramPattern = /^payload(?:-(not|contains|from|to))?\.(.*)$/s;

/** Pure: the inverse of `payloadParam`; null for the name of any other parameter. */
export function readPayloadParam(name: string): { path: string; operator: Operator } | null {
  const [matched, word = 'is', path = ''] = paramPattern.exec(name) ?? [];
  const operator = operators.find((known) => known === word);
  return matched === undefined || !operator ? null : { path, operator };
}
