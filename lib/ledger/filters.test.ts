import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outcomes, transferKinds } from '@/lib/providers/contract';
import { batchFilterToSearchParams, parseBatchFilter } from './batch-filter';
import { issueFilterToSearchParams, parseIssueFilter } from './issue-filter';
import { issueKinds, issueStates } from './issue-kinds';
import { parseTransferFilter, transferFilterToSearchParams } from './transfer-filter';

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
    fc.assert(
      fc.property(fc.record({ ...where, ...money, ...page }), (filter) => {
        expect(parseBatchFilter(batchFilterToSearchParams(filter))).toEqual(filter);
      }),
    );
  });

  test('of transfers', () => {
    const kind = fc.subarray([...transferKinds]);
    fc.assert(
      fc.property(fc.record({ ...where, ...money, kind, currency: texts, ...page }), (filter) => {
        expect(parseTransferFilter(transferFilterToSearchParams(filter))).toEqual(filter);
      }),
    );
  });

  test('of issues', () => {
    const own = { kind: fc.subarray([...issueKinds]), state: fc.subarray([...issueStates]), subject: optional(text) };
    fc.assert(
      fc.property(fc.record({ ...where, ...own, ...page }), (filter) => {
        expect(parseIssueFilter(issueFilterToSearchParams(filter))).toEqual(filter);
      }),
    );
  });
});

test('a default filter needs no parameters', () => {
  expect(batchFilterToSearchParams(parseBatchFilter({})).toString()).toBe('');
});
