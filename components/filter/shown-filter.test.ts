import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choicesOf, type OfferedField, payloadField } from './offered-field';
import { askedOf, shownFilters, withFilter, withoutFilter } from './shown-filter';
import { readTypedFilter } from './typed-filter';
import { withAdded } from './with-added';

const status: OfferedField = {
  name: 'status',
  label: 'Status',
  kind: 'choice',
  operators: ['is', 'not'],
  options: [{ value: 'failed', label: 'Failed' }],
};
const attempts: OfferedField = {
  name: 'attempts',
  label: 'Attempts',
  kind: 'number',
  operators: ['is', 'not', 'from', 'to'],
  options: null,
};
const fields = [status, attempts];
const value = fc.stringMatching(/^[!-~]{1,12}$/);

const filters = fc
  .oneof(fc.constantFrom(...fields), fc.stringMatching(/^[a-z_]{1,9}([.][a-z_]{1,9}){0,2}$/).map(payloadField))
  .chain((field) =>
    fc
      .constantFrom(...choicesOf(field))
      .chain((choice) =>
        (choice === 'between'
          ? fc.tuple(fc.option(value, { nil: '' }), value)
          : fc.uniqueArray(value, { minLength: 1, maxLength: 4 })
        ).map((values) => ({ field, choice, values })),
      ),
  );

test('a filter put into a URL is read back as it was, beside what was there, and taken away without a trace', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const before = new URLSearchParams('q=b-17&sort=oldest&cursor=c2&trail=c1');
      const query = withFilter(before, filter);
      expect(askedOf(query, filter.field, filter.choice)).toEqual({ choice: filter.choice, values: filter.values });
      expect(shownFilters(new URLSearchParams(query.toString()), fields)).toEqual([filter]);
      expect(withoutFilter(query, filter.field, filter.choice).toString()).toBe('q=b-17&sort=oldest');
    }),
  );
});

test('what is typed is the filter that it says, by the names that people see', () => {
  const typed = (text: string) => {
    const filter = readTypedFilter(text, fields, true);
    return filter && [filter.field.name, filter.choice, ...filter.values];
  };
  expect(typed('main_order.status = PARTIAL')).toEqual(['payload.main_order.status', 'is', 'PARTIAL']);
  expect(typed('payload.main_order.amount >= 10')).toEqual(['payload.main_order.amount', 'between', '10', '']);
  expect(typed('Status != Failed')).toEqual(['status', 'not', 'failed']);
  expect(typed('attempts<=3')).toEqual(['attempts', 'between', '', '3']);
  expect(typed('attempts ~ 3')).toBeNull();
  expect(typed('what is this')).toBeNull();
  expect(readTypedFilter('main_order.status = PARTIAL', fields, false)).toBeNull();
});

test('a form without scripts adds a filter to what it carries', () => {
  const added = (text: string) => withAdded(new URLSearchParams(text)).toString();
  expect(added('q=x&add=status&addOperator=not&addValue=failed')).toBe('q=x&status-not=failed');
  expect(added('add=payload&addPath=a.b&addOperator=from&addValue=3')).toBe('payload-from.a.b=3');
  expect(added('q=x&add=&addOperator=is&addValue=')).toBe('q=x');
});
