import { compareAmounts } from '@/lib/platform/money';

/** What the difference of actual and requested amount means. */
export type DifferenceMeaning = 'none' | 'over' | 'under' | 'fee';

/** Pure: `difference` is actual less requested. One that is exactly the fee was kept back as it. */
export function differenceMeaning(difference: string, fee: string | null): DifferenceMeaning {
  const order = compareAmounts(difference, '0');
  if (order === 0) return 'none';
  if (order > 0) return 'over';
  return fee !== null && compareAmounts(difference.replace(/^-/, ''), fee) === 0 ? 'fee' : 'under';
}
