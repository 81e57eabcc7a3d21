import { describe, expect, test } from 'vitest';
import { sql } from '@/lib/platform/query/conditions';
import { holdsPart, idPieces } from './holds-part';

describe('pieces of what is looked for', () => {
  test.each([
    ['275215999849', ['275', '215', '999', '849']],
    ['27521599984', ['275', '215', '999', '984']],
    ['ord-4752159977', ['475', '215', '997', '977']],
    ['0x5a1fbeef9c', ['0x5', 'a1f', 'f9c']],
    ['a0b'.repeat(9), []],
    ['4509a559d5cdff82ef5e7d8186cc83d9', ['450', '9a5', '59d', '5cd', 'ff8', '2ef', '5e7', 'd81']],
  ])('%s', (part, pieces) => {
    expect(idPieces(part)).toEqual(pieces);
  });

  test.each(['success', 'waiting for confirmation', '2026-11-21', '1250.75', '12345678', '', '%%%', '☂☂☂☂☂☂☂☂☂'])(
    'there are none of %j, which is no id',
    (part) => {
      expect(idPieces(part)).toEqual([]);
    },
  );
});

test('all of it is asked, and pieces only of what it holds itself', () => {
  const { values } = holdsPart(sql`text`, 'b_17-4752159977');
  expect(values.at(-1)).toBe('%b\\_17-4752159977%');
  for (const value of values.slice(0, -1)) expect('b_17-4752159977').toContain(String(value).replaceAll('%', ''));
});
