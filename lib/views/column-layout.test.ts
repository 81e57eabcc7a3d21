import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  columnWidthMax,
  columnWidthMin,
  formatLayout,
  parseLayout,
  payloadColumnsMax,
  payloadPaths,
} from './column-layout';

const id = fc.oneof(
  fc.stringMatching(/^[a-zA-Z]{1,12}$/),
  fc.stringMatching(/^[\w[\].%*\- ]{1,30}$/).map((path) => `.${path}`),
);
const layout = fc.uniqueArray(
  fc.record({
    id,
    widthPx: fc.option(fc.integer({ min: columnWidthMin, max: columnWidthMax })),
    pinned: fc.boolean(),
  }),
  { selector: (one) => one.id, minLength: 1, maxLength: payloadColumnsMax },
);

test('a layout comes out of a URL as it went in, whatever the paths of its payload columns hold', () => {
  fc.assert(
    fc.property(layout, (one) => {
      const query = new URLSearchParams({ columns: formatLayout(one) });
      expect(parseLayout(new URLSearchParams(query.toString()).get('columns'))).toEqual(one);
    }),
  );
});

test('a URL says its columns in a form that people can read', () => {
  const columns = [
    { id: 'id', widthPx: null, pinned: true },
    { id: 'received', widthPx: 120, pinned: false },
    { id: '.main_order.status', widthPx: null, pinned: false },
  ];
  expect(new URLSearchParams({ columns: formatLayout(columns) }).toString()).toBe(
    'columns=id*+received-120+.main_order.status',
  );
});

test('what cannot be read is left out, and widths keep their bounds', () => {
  expect(parseLayout('id id-90 . -5 status-9999 a*b received-1')).toEqual([
    { id: 'id', widthPx: null, pinned: false },
    { id: 'status', widthPx: columnWidthMax, pinned: false },
    { id: 'received', widthPx: columnWidthMin, pinned: false },
  ]);
  expect(parseLayout('')).toBeNull();
  expect(parseLayout('- *')).toBeNull();
  expect(parseLayout('x'.repeat(100_000))).toBeNull();
});

test('a URL cannot make a page read more values than its bound', () => {
  const many = Array.from({ length: 40 }, (_, at) => `.path_${at}`).join(' ');
  expect(payloadPaths(parseLayout(many) ?? [])).toHaveLength(payloadColumnsMax);
});
