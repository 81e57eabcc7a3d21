import type { StatusTable } from '@/lib/providers/contract';

/** `main_order.status`. Source: docs.gate.com, Withdrawal Callback, "Batch Status". */
export const batchStatuses = {
  INIT: { rank: 0, terminal: false, outcome: 'pending' },
  PROCESSING: { rank: 1, terminal: false, outcome: 'pending' },
  SUCCESS: { rank: 2, terminal: true, outcome: 'succeeded' },
  PARTIAL: { rank: 2, terminal: true, outcome: 'partial' },
  FAIL: { rank: 2, terminal: true, outcome: 'failed' },
} as const satisfies StatusTable;

/**
 * `suborders[].status`. The callback's page documents DONE and FAIL; the words in between are the query API's
 * (`detail_status`), in the order in which it lists them.
 */
export const lineStatuses = {
  INIT: { rank: 0, terminal: false, outcome: 'pending' },
  PENDING: { rank: 1, terminal: false, outcome: 'pending' },
  PROCESSING: { rank: 2, terminal: false, outcome: 'pending' },
  CHECK: { rank: 3, terminal: false, outcome: 'pending' },
  DONE: { rank: 4, terminal: true, outcome: 'succeeded' },
  FAIL: { rank: 4, terminal: true, outcome: 'failed' },
} as const satisfies StatusTable;
