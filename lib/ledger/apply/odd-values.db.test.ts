import fc from 'fast-check';
import { expect } from 'vitest';
import { test } from '@/e2e/support/ledger-test';
import { oddRecord, oddText, someInstant } from '@/e2e/support/odd-records';
import type { Listing } from '@/lib/ledger/checks/listed-lines';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { suborderFields, transferFields } from '@/lib/ledger/fold/news-values';
import { transitionVerdicts } from '@/lib/ledger/types';
import type { Database } from '@/lib/platform/db/client';
import { inTransaction } from '@/lib/platform/db/transaction';
import type { BatchWork, LineCounts } from './batch-work';
import { type BatchKey, lockBatches, writeBatches } from './batches';
import { readLines, writeLines } from './lines';
import { lockTransfers, writeTransfers } from './transfers';
import { type StoredTransition, writeTransitions } from './write-transitions';

/** Beyond what a JS number holds. */
const accountId = '9007199254740993';
const now = new Date('2026-03-01T00:00:00Z');
const nothing = { id: null, before: null } as const;

/** No two runs share a key. */
let runs = 0;

interface HeldBatch {
  record: LedgerRecord | null;
  counts: LineCounts;
  listing: Listing | null;
  lines: Map<string, LedgerRecord>;
}

const position = fc.tuple(fc.nat(), fc.nat(), oddText);
const line = fc.tuple(oddText, oddRecord([...suborderFields, 'finishedAt']));
const heldBatch: fc.Arbitrary<HeldBatch> = fc.record({
  record: oddRecord([]),
  counts: fc.record({ lines: fc.nat(), done: fc.nat(), failed: fc.nat() }),
  listing: fc.option(fc.record({ max: fc.nat(), first: position, last: position })),
  lines: fc.array(line, { maxLength: 3 }).map((lines) => new Map(lines)),
});

async function openBatches(db: Database, keys: readonly BatchKey[], held: readonly HeldBatch[]): Promise<BatchWork[]> {
  return inTransaction(db.pool, async (tx) => {
    const works = [...(await lockBatches(tx, keys)).values()];
    await readLines(tx, new Map(works.map((work, index) => [work, new Set(held[index]?.lines.keys())])));
    return works;
  });
}

function heldBy({ record, counts, listing, lines }: BatchWork): HeldBatch {
  return { record, counts, listing, lines: new Map([...lines].map(([key, { record }]) => [key, record])) };
}

test('batches and lines are read as they were written, opened and changed, whatever they hold', async ({ db }) => {
  const drawn = fc.record({ batchId: oddText, provider: oddText, opened: heldBatch, changed: heldBatch });
  const batches = fc.array(drawn, { minLength: 1, maxLength: 4 });
  const property = fc.asyncProperty(batches, async (drawn) => {
    runs += 1;
    const keys = drawn.map(({ batchId, provider }, index) => {
      return { accountId, provider, batchId: `${runs} ${index} ${batchId}` };
    });
    for (const held of [drawn.map(({ opened }) => opened), drawn.map(({ changed }) => changed)]) {
      const works = (await openBatches(db, keys, held)).map((work, index) => {
        const lines = [...(held[index]?.lines ?? [])].map(([key, record]) => {
          return [key, { ...nothing, record, dirty: true }] as const;
        });
        return { ...work, ...held[index], lines: new Map(lines), dirty: true };
      });
      await inTransaction(db.pool, async (tx) => {
        await writeBatches(tx, works, now);
        await writeLines(tx, works, now);
      });
      const stored = await openBatches(db, keys, held);
      expect(stored.map(heldBy)).toEqual(held);
      expect(stored.map(({ id }) => id)).toEqual(works.map(({ id }) => id));
    }
  });
  await fc.assert(property, { numRuns: 50 });
});

test('transfers are read as they were written, opened and changed, whatever they hold', async ({ db }) => {
  const record = oddRecord(transferFields);
  const drawn = fc.record({ transferId: oddText, provider: oddText, opened: record, changed: record });
  const transfers = fc.array(drawn, { minLength: 1, maxLength: 4 });
  const property = fc.asyncProperty(transfers, async (drawn) => {
    runs += 1;
    const keys = drawn.map(({ transferId, provider }, index) => {
      return { accountId, provider, kind: 'payout' as const, transferId: `${runs} ${index} ${transferId}` };
    });
    const open = async () => inTransaction(db.pool, async (tx) => [...(await lockTransfers(tx, keys)).values()]);
    for (const records of [drawn.map(({ opened }) => opened), drawn.map(({ changed }) => changed)]) {
      const works = (await open()).map((work, index) => ({ ...work, record: records[index] ?? null, dirty: true }));
      await inTransaction(db.pool, (tx) => writeTransfers(tx, works, now));
      const stored = await open();
      expect(stored.map(({ record }) => record)).toEqual(records);
      expect(stored.map(({ id }) => id)).toEqual(works.map(({ id }) => id));
    }
  });
  await fc.assert(property, { numRuns: 50 });
});

const readTransitions = `
select subject, subject_id::text as "subjectId", batch_ref::text as "batchRef", callback_id::text as "callbackId", verdict,
  from_status as "fromStatus", to_status as "toStatus", occurred_at as "occurredAt"
from transitions where callback_id = $1 order by id`;

test('transitions are kept as they were told and in their order, whatever the words', async ({ db }) => {
  const drawn = fc.record({
    subject: fc.constantFrom('batch' as const, 'suborder' as const, 'transfer' as const),
    batchRef: fc.option(fc.constant(accountId)),
    verdict: fc.constantFrom(...transitionVerdicts),
    fromStatus: fc.option(oddText),
    toStatus: oddText,
    occurredAt: fc.option(someInstant),
  });
  const property = fc.asyncProperty(fc.array(drawn, { maxLength: 4 }), async (drawn) => {
    runs += 1;
    const callbackId = String(runs);
    const told = drawn.map((transition, index) => ({ ...transition, subjectId: String(9 - index), callbackId }));
    const drafts: StoredTransition[] = told.map((transition) => ({ ...transition, lineKey: null }));
    await inTransaction(db.pool, (tx) => writeTransitions(tx, drafts, now));
    const { rows } = await db.pool.query(readTransitions, [callbackId]);
    expect(rows).toEqual(told);
  });
  await fc.assert(property, { numRuns: 50 });
});
