/** What a statement of a file may do although it grows, and why that is borne. */
export interface Known {
  /** How the problem begins. */
  problem: string;
  reason: string;
}

/** Statements that grow, by file. Each must still be found: what was mended is taken out. */
export const knownToGrow: Readonly<Record<string, readonly Known[]>> = {
  'lib/ledger/issues/group-issues.ts': [
    {
      problem: 'reads all of issues',
      reason: 'live issues are gone through for a filter and summed by kind; people keep them few',
    },
    { problem: 'sorts', reason: 'the same: Postgres takes each for a hundred currencies' },
  ],
  'lib/ledger/read-opened.ts': [
    {
      problem: 'walks transfers by transfers_opened_at_id_idx',
      reason:
        'several fields that seldom come together: each has an index, and Postgres guesses that walking the list is shorter',
    },
  ],
};
