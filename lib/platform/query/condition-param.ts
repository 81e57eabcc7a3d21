import type { Operator } from './filter-fields';

/** Pure: the query parameter of a condition: `status`, `status-not`, `amount-from`. */
export function conditionParam(field: string, operator: Operator): string {
  return operator === 'is' ? field : `${field}-${operator}`;
}
