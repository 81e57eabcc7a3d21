import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inKeyOrder } from './group-columns';
import type { StoreRow } from './store-row';

const row = (id: string, accountId: string, dedupKey: string | null): StoreRow => ({
  id,
  accountId,
  provider: 'gatepay',
  channel: 'gatepay',
  cause: dedupKey === null ? 'shape_unknown' : null,
  causeDetail: null,
  method: 'POST',
  path: '/api/callbacks/gatepay',
  sourceAddress: '127.0.0.1',
  contentType: null,
  sealed: Buffer.alloc(0),
  bodyBytes: 0,
  bodyKeptBytes: 0,
  bodySha256: Buffer.alloc(32),
  keyHint: null,
  answerStatus: 200,
  answerBody: '',
  answerType: null,
  receivedAt: '2026-03-02T09:00:00.000Z',
  callback: dedupKey === null ? null : callback(dedupKey),
});

const callback = (dedupKey: string): NonNullable<StoreRow['callback']> => ({
  type: 'WITHDRAW',
  providerStatus: 'INIT',
  outcome: 'pending',
  verified: true,
  verification: '{}',
  dedupKey,
  transferId: null,
  batchId: null,
  amount: null,
  currency: null,
  occurredAt: null,
});

const groups = fc
  .array(fc.tuple(fc.constantFrom('1', '2', '12'), fc.option(fc.constantFrom('', '1', '2 a', 'a', '2'))), {
    maxLength: 12,
  })
  .map((keys) => keys.map(([accountId, dedupKey], index) => row(String(index), accountId, dedupKey)));

const keyOf = ({ accountId, callback: brought }: StoreRow) => JSON.stringify([accountId, brought?.dedupKey ?? null]);

test('every row stays, and the earliest of each key speaks for all of its copies', () => {
  fc.assert(
    fc.property(groups, (group) => {
      const { rows, copies } = inKeyOrder(group);
      expect([...rows].sort((a, b) => Number(a.id) - Number(b.id))).toEqual(group);
      for (const [index, one] of rows.entries()) {
        const same = group.filter((other) => other.callback !== null && keyOf(other) === keyOf(one));
        const isFirst = one.callback !== null && same[0]?.id === one.id;
        expect(copies[index]).toBe(isFirst ? same.length : null);
      }
    }),
  );
});

test('the first of each key has its turn, in the order in which they came', () => {
  fc.assert(
    fc.property(groups, (group) => {
      const { rows, copies, turns, asTheyCame } = inKeyOrder(group);
      const firsts = rows.flatMap((one, index) => (copies[index] === null ? [] : [{ one, turn: turns[index] }]));
      expect(firsts.map(({ turn }) => turn).sort((one, other) => Number(one) - Number(other))).toEqual(
        firsts.map((_, index) => index + 1),
      );
      const byTurn = firsts.toSorted((one, other) => Number(one.turn) - Number(other.turn));
      expect(byTurn.map(({ one }) => Number(one.id))).toEqual(
        firsts.map(({ one }) => Number(one.id)).sort((a, b) => a - b),
      );
      expect(turns.filter((turn) => turn !== null)).toHaveLength(firsts.length);
      expect(asTheyCame).toBe(firsts.every(({ turn }, index) => turn === index + 1));
    }),
  );
});

test('two groups that hold the same keys name them in the same order, however they came', () => {
  fc.assert(
    fc.property(groups, (group) => {
      const firsts = (rows: readonly StoreRow[]) => {
        const ordered = inKeyOrder(rows);
        return ordered.rows.filter((_, index) => ordered.copies[index] !== null).map(keyOf);
      };
      expect(firsts([...group].reverse())).toEqual(firsts(group));
    }),
  );
});
