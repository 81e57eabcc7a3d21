import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { outcomes, transferKinds } from '@/lib/providers/contract';
import { batchFilterToSearchParams, parseBatchFilter } from './batch-filter';
import { issueKinds, issueStates } from './issue-kinds';
import { issueAges } from './issues/issue-ages';
import { type IssueSort, issueFilterToSearchParams, parseIssueFilter } from './issues/issue-filter';
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
      fc.property(fc.record({ ...where, ...money, ...page, ...own }), (filter) => {
        expect(parseBatchFilter(batchFilterToSearchParams(filter))).toEqual(filter);
      }),
    );
  });

  test('of transfers', () => {
    const kind = fc.subarray([...transferKinds]);
    const decimal = fc.stringMatching(/^-?\d{1,20}(\.\d{1,20})?$/);
    const amount = optional(
      fc
        .record({ currency: text, min: optional(decimal), max: optional(decimal) })
        .filter(({ min, max }) => min !== null || max !== null),
    );
    const own = { kind, currency: texts, terminal: optional(fc.boolean()), amount };
    fc.assert(
      fc.property(fc.record({ ...where, ...money, ...own, ...page }), (filter) => {
        expect(parseTransferFilter(transferFilterToSearchParams(filter))).toEqual(filter);
      }),
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
      fc.property(fc.record({ ...where, ...own, ...page }), (filter) => {
        expect(parseIssueFilter(issueFilterToSearchParams(filter))).toEqual(filter);
      }),
    );
  });
});

test('a bound of amounts without its currency is refused, never compared across currencies', () => {
  const reader = new ParamReader({ amountMin: '5' });
  expect(readTransferFilter(reader).amount).toBeNull();
  expect(reader.problems).toEqual([
    { name: 'amountCurrency', message: 'amountCurrency is needed beside amountMin and amountMax.' },
  ]);
  const unreadable = new ParamReader({ amountCurrency: 'USDT', amountMin: '1e5' });
  expect(readTransferFilter(unreadable).amount).toBeNull();
  expect(unreadable.problems).toHaveLength(1);
});

test('a default filter needs no parameters', () => {
  expect(batchFilterToSearchParams(parseBatchFilter({})).toString()).toBe('');
});
