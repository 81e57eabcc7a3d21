import { describe, expect, test } from 'vitest';
import { sql } from '@/lib/platform/query/conditions';
import { documentHoldsPart, holdsPart, idPieces } from './holds-part';

describe('pieces of what is looked for', () => {
  test.each([
    ['275215999849', ['275', '215', '999', '849', '752', '521']],
    ['27521599984', ['275', '215', '999', '984', '752', '521']],
    ['275215999', ['275', '215', '999', '752', '521', '159']],
    ['ord-4752159977', ['475', '215', '997', '977', '752', '521']],
    ['b_17-4752159977', ['475', '215', '997', '977', '752', '521']],
    ['0x5a1fbeef9c', ['0x5', 'a1f', 'f9c', 'x5a', '5a1', '1fb']],
    ['a0b'.repeat(9), []],
    ['4509a559d5cdff82ef5e7d8186cc83d9', ['450', '9a5', '59d', '5cd', 'ff8', '2ef']],
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

test('the index is asked for pieces of an id alone, and what it finds for all of it', () => {
  const { text, values } = holdsPart(sql`d.text`, 'b_17-4752159977');
  expect(values).toEqual(['%475%', '%215%', '%997%', '%977%', '%752%', '%521%', '%b\\_17-4752159977%']);
  expect(text.match(/d\.text like/g)).toHaveLength(6);
  expect(text).toContain("(d.text || '') like $7");
});

test('what is no id is asked of the index as it is', () => {
  const { text, values } = holdsPart(sql`d.text`, '50% off');
  expect([text, values]).toEqual(['d.text like $1', ['%50\\% off%']]);
});

test('an id that is long enough is asked of fragments, and of trigrams only where there are none yet', () => {
  const [byFragments, byTrigrams, ...others] = documentHoldsPart('b_17-4752159977');
  expect(byFragments.text).toMatch(/^d\.fragments @> \$1::int\[\] and \(d\.text \|\| ''\) like \$2$/);
  expect(byTrigrams?.text).toMatch(/^d\.fragments is null and \(d\.text like/);
  expect(others).toEqual([]);
  expect(documentHoldsPart('47521599').map(({ text }) => text)).toEqual([holdsPart(sql`d.text`, '47521599').text]);
  expect(documentHoldsPart('success')).toHaveLength(1);
});
