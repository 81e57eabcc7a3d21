import type { StatusTable } from '@/lib/providers/contract';
import { batchStatuses, lineStatuses } from '@/lib/providers/gatepay/statuses';

const tables: Readonly<Record<string, { batch: StatusTable; line: StatusTable }>> = {
  gatepay: { batch: batchStatuses, line: lineStatuses },
};

/** Does the provider's documentation know this status of a batch or line? Where it does not, the screen says so. */
export function isKnownStatus(provider: string, of: 'batch' | 'line', status: string): boolean {
  const table = Object.hasOwn(tables, provider) ? tables[provider] : undefined;
  return table === undefined || Object.hasOwn(table[of], status);
}
