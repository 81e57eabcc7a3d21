// The small one: this file is part of every list.
import * as z from 'zod/mini';
import { callbackStatuses } from '@/lib/intake/types';
import { issueStates } from '@/lib/ledger/issue-kinds';
import { outcomes } from '@/lib/providers/contract';

const instant = z.nullable(z.string());
const amount = z.nullable(z.string());

const total = z.object({
  ...{ currency: z.string(), chain: z.nullable(z.string()), requested: z.string() },
  ...{ done: z.string(), failed: z.string(), fee: z.string(), pending: z.string() },
});

/** What moves in a row of each list while it is looked at; all else of a row stays as it was read. Nothing of a payload. */
const schemas = {
  callbacks: z.object({
    ...{ id: z.string(), status: z.enum(callbackStatuses), attempts: z.int(), duplicates: z.int() },
    ...{ outcome: z.enum(outcomes), lastAttemptAt: instant, nextAttemptAt: instant },
  }),
  transfers: z.object({
    ...{
      id: z.string(),
      status: z.string(),
      terminal: z.boolean(),
      outcome: z.enum(outcomes),
      conflicted: z.boolean(),
    },
    ...{ requestedAmount: amount, actualAmount: amount, fee: amount, settledAt: instant, updatedAt: z.string() },
    ...{ stateSince: z.string(), openIssues: z.int() },
  }),
  batches: z.object({
    ...{
      id: z.string(),
      status: z.string(),
      terminal: z.boolean(),
      outcome: z.enum(outcomes),
      conflicted: z.boolean(),
    },
    ...{ settledAt: instant, updatedAt: z.string(), stateSince: z.string() },
    ...{ lineCount: z.int(), doneCount: z.int(), failedCount: z.int(), totals: z.array(total) },
  }),
  issues: z.object({
    ...{ id: z.string(), state: z.enum(issueStates), seenCount: z.int(), lastSeenAt: z.string() },
    ...{ acknowledgedAt: instant, closedAt: instant, closedBy: z.nullable(z.string()) },
    owner: z.nullable(z.object({ id: z.string(), name: z.string() })),
  }),
  requests: z.object({
    ...{ id: z.string(), callbackId: z.nullable(z.string()), verifiedAgainAt: instant },
    verifiedBy: z.nullable(z.string()),
  }),
} as const;

export type RowStates = { [List in keyof typeof schemas]: z.infer<(typeof schemas)[List]> };

/** Takes of a whole row what moves in it. Throws for what is no row of that list. */
export const rowStateOf: { readonly [List in keyof RowStates]: (row: unknown) => RowStates[List] } = {
  callbacks: (row) => schemas.callbacks.parse(row),
  transfers: (row) => schemas.transfers.parse(row),
  batches: (row) => schemas.batches.parse(row),
  issues: (row) => schemas.issues.parse(row),
  requests: (row) => schemas.requests.parse(row),
};

/** Pure: reads the states of a message; none for what is no list of them, as from a server of another version. */
export function parseRowStates<List extends keyof RowStates>(list: List, text: string | null): RowStates[List][] {
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.map((one) => rowStateOf[list](one)) : [];
  } catch {
    return [];
  }
}

/** Pure: the rows with what is known of them by now, in the order in which they stood: none comes, none goes, none moves. */
export function mergeRowStates<Row extends { id: string }>(rows: Row[], states: readonly { id: string }[]): Row[] {
  if (states.length === 0) return rows;
  const byId = new Map(states.map((state) => [state.id, state]));
  return rows.map((row) => {
    const state = byId.get(row.id);
    return state ? { ...row, ...state } : row;
  });
}
