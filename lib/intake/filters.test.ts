import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conditionsOf } from '@/e2e/support/any-conditions';
import type { Operator } from '@/lib/platform/query/filter-fields';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { outcomes, rejectionCauses } from '@/lib/providers/contract';
import { callbackFields, callbackListed } from './callback-fields';
import { callbackFilterToSearchParams, parseCallbackFilter, readCallbackFilter } from './callback-filter';
import { requestFields, requestListed } from './request-fields';
import { parseRequestFilter, requestFilterToSearchParams } from './request-filter';
import { callbackStatuses, verdicts } from './types';

const texts = fc.uniqueArray(fc.stringMatching(/^[!-~À-žЀ-ӿ一-鿿]{1,40}$/), { maxLength: 4 });
const text = fc.option(fc.stringMatching(/^[!-~À-žЀ-ӿ一-鿿]{1,40}$/), { nil: null });
const instant = fc.option(
  fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
  { nil: null },
);
const limit = fc.integer({ min: 1, max: 200 });

const path = fc.stringMatching(/^[a-z_]{1,12}([.][a-z_]{1,12}){0,3}$/);
const payloadConditions = fc.uniqueArray(
  fc.oneof(
    fc.record({
      path,
      operator: fc.constantFrom<Operator[]>('is', 'not', 'contains'),
      values: fc.uniqueArray(fc.stringMatching(/^[!-~]{3,20}$/), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      path,
      operator: fc.constantFrom<Operator[]>('from', 'to'),
      values: fc.tuple(fc.stringMatching(/^-?[0-9]{1,20}([.][0-9]{1,20})?$/)),
    }),
  ),
  { maxLength: 4, selector: (condition) => `${condition.operator} ${condition.path}` },
);

const callbackFilters = fc.record({
  provider: texts,
  account: texts,
  channel: texts,
  type: texts,
  status: fc.subarray([...callbackStatuses]),
  outcome: fc.subarray([...outcomes]),
  verified: fc.constantFrom(true, false, null),
  conditions: conditionsOf(callbackFields, callbackListed),
  payload: payloadConditions,
  q: text,
  from: instant,
  to: instant,
  limit,
  cursor: text,
});
const requestFilters = fc.record({
  verdict: fc.subarray([...verdicts]),
  cause: fc.subarray([...rejectionCauses]),
  verifiedAgain: fc.constantFrom(null, true, false),
  conditions: conditionsOf(requestFields, requestListed),
  provider: texts,
  account: texts,
  from: instant,
  to: instant,
  limit,
  cursor: text,
});

test('every filter reads back from its own URL', () => {
  fc.assert(
    fc.property(callbackFilters, (filter) => {
      expect(parseCallbackFilter(callbackFilterToSearchParams(filter))).toEqual(filter);
    }),
  );
  fc.assert(
    fc.property(requestFilters, (filter) => {
      expect(parseRequestFilter(requestFilterToSearchParams(filter))).toEqual(filter);
    }),
  );
});

test('whatever stands in a URL, a filter comes out, and reading it again changes nothing', () => {
  const name = fc.constantFrom(...Object.keys(parseCallbackFilter({})));
  const value = fc.uint16Array({ maxLength: 8 }).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 8 }), (params) => {
      const filter = parseCallbackFilter(new URLSearchParams(params));
      expect(parseCallbackFilter(callbackFilterToSearchParams(filter))).toEqual(filter);
    }),
  );
});

test('an empty URL is the default filter, and that writes an empty URL', () => {
  expect(callbackFilterToSearchParams(parseCallbackFilter({})).toString()).toBe('');
  expect(requestFilterToSearchParams(parseRequestFilter({})).toString()).toBe('');
});

test('what cannot be used is left out and noted, with what the parameter takes', () => {
  const reader = new ParamReader(new URLSearchParams('status=lost&limit=201&from=yesterday&verified=maybe&colour=red'));
  expect(readCallbackFilter(reader)).toMatchObject({ status: [], limit: 50, from: null, verified: null });
  expect(reader.problems.map(({ name }) => name).sort()).toEqual(['from', 'limit', 'status', 'verified']);
  expect(reader.problems[0]?.message).toContain('new, in_progress, failed, sent, recorded');
  expect(reader.unknownNames).toEqual(['colour']);
});

test('a date alone is its first instant in UTC, and an instant keeps its zone', () => {
  expect(parseCallbackFilter({ from: '2026-03-02', to: '2026-03-02T09:00:00+08:00' })).toMatchObject({
    from: '2026-03-02T00:00:00.000Z',
    to: '2026-03-02T01:00:00.000Z',
  });
});
