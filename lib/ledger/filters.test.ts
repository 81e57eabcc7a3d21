import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditionsOf } from '@/e2e/support/any-conditions';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { outcomes, transferKinds } from '@/lib/providers/contract';
import { batchFields, batchListed } from './batch-fields';
import { batchFilterToSearchParams, parseBatchFilter } from './batch-filter';
import { issueKinds, issueStates } from './issue-kinds';
import { issueAges } from './issues/issue-ages';
import { issueFields, issueListed } from './issues/issue-fields';
import { type IssueSort, issueFilterToSearchParams, parseIssueFilter } from './issues/issue-filter';
import { transferFields, transferListed } from './transfer-fields';
import { parseTransferFilter, readTransferFilter, transferFilterToSearchParams } from './transfer-filter';

const text = fc.stringMatching(/^[a-zA-Z0-9&=+%?#/ä-]{1,20}$/);
const texts = fc.uniqueArray(text, { maxLength: 3 });
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const instant = optional(
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
);
const page = { limit: fc.integer({ min: 1, max: 200 }), cursor: optional(text), from: instant, to: instant };
const where = { provider: texts, account: texts };
const money = {
  status: texts,
  outcome: fc.subarray([...outcomes]),
  conflicted: optional(fc.boolean()),
  q: optional(text),
};

describe('a filter in a URL reads back as it was', () => {
  test('of batches', () => {
    const own = { currency: texts, terminal: optional(fc.boolean()), statusBefore: instant };
    fc.assert(
      fc.property(
        fc.record({ ...where, ...money, ...page, ...own, conditions: conditionsOf(batchFields, batchListed) }),
        (filter) => {
          expect(parseBatchFilter(batchFilterToSearchParams(filter))).toEqual(filter);
        },
      ),
    );
  });

  test('of transfers', () => {
    const kind = fc.subarray([...transferKinds]);
    const own = { kind, currency: texts, terminal: optional(fc.boolean()) };
    fc.assert(
      fc.property(
        fc.record({
          ...where,
          ...money,
          ...own,
          ...page,
          currency: fc.tuple(text),
          conditions: conditionsOf(transferFields, transferListed),
        }),
        (filter) => {
          expect(parseTransferFilter(transferFilterToSearchParams(filter))).toEqual(filter);
        },
      ),
    );
  });

  test('of issues', () => {
    const own = {
      kind: fc.subarray([...issueKinds]),
      state: fc.subarray([...issueStates]),
      owner: fc.subarray(['none', 'me', '17']),
      subject: optional(text),
      recordKey: optional(text),
      q: optional(text),
      age: fc.subarray([...issueAges]),
      sort: fc.constantFrom<IssueSort[]>('newest', 'oldest', 'value:USDT', 'value:R$'),
    };
    fc.assert(
      fc.property(
        fc.record({ ...where, ...own, ...page, conditions: conditionsOf(issueFields, issueListed) }),
        (filter) => {
          expect(parseIssueFilter(issueFilterToSearchParams(filter))).toEqual(filter);
        },
      ),
    );
  });
});

test('a bound of amounts without its one currency is refused, never compared across currencies', () => {
  const reader = new ParamReader({ 'amount-from': '5', currency: ['USDT', 'TRX'] });
  expect(readTransferFilter(reader).conditions).toEqual([]);
  expect(reader.problems).toEqual([
    { name: 'amount', message: 'amount is compared within one currency: name it, as currency=USDT.' },
  ]);
  const unreadable = new ParamReader({ currency: 'USDT', 'amount-from': '1e5' });
  expect(readTransferFilter(unreadable).conditions).toEqual([]);
  expect(unreadable.problems).toHaveLength(1);
});

test('a default filter needs no parameters', () => {
  expect(batchFilterToSearchParams(parseBatchFilter({})).toString()).toBe('');
});
