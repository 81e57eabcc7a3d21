import { describe, expect, test } from 'vitest';
import { decodeMark, encodeMark, floorOf, newsMax, newsOf, seenMax } from './mark';
import { liveLists } from './subscription';

const now = new Date('2026-03-02T09:00:03.210Z');

describe('marks', () => {
  test('read back as what they were, for every list', () => {
    for (const list of liveLists) {
      const mark = { floor: floorOf(list, now, '123456'), seen: 17 };
      expect(decodeMark(list, encodeMark(mark))).toEqual(mark);
    }
  });

  test('lie before what may still be committed, by time or by id', () => {
    expect(floorOf('callbacks', now, '0')).toBe('2026-03-02T08:59:55.000Z');
    expect(floorOf('transfers', now, '123456')).toBe('122000');
    expect(floorOf('transfers', now, '999')).toBe('0');
  });

  test('are shared by lists that were read at about the same time', () => {
    const soon = new Date(now.getTime() + 1_500);
    expect(floorOf('callbacks', soon, '0')).toBe(floorOf('callbacks', now, '0'));
  });

  test('of another list, or no marks at all, are refused', () => {
    for (const text of [
      '',
      '~',
      '122000',
      "1' or 1=1~1",
      '122000~-1',
      `122000~${seenMax + 1}`,
      '122000~1~2',
      '2026-13-45T99:00:00.000Z~1',
    ])
      for (const list of liveLists) expect(decodeMark(list, text)).toBeNull();
    expect(decodeMark('callbacks', '122000~1')).toBeNull();
    expect(decodeMark('batches', '2026-03-02T08:59:50.000Z~1')).toBeNull();
  });
});

describe('newsOf', () => {
  test('is what came beyond what was shown', () => {
    expect(newsOf(29, 17)).toEqual({ value: 12, bounded: false });
    expect(newsOf(17, 17)).toEqual({ value: 0, bounded: false });
  });

  test('rows that left the list are no news', () => {
    expect(newsOf(3, 17)).toEqual({ value: 0, bounded: false });
  });

  test('stops at its bound and says so', () => {
    expect(newsOf(newsMax + 17, 17)).toEqual({ value: newsMax, bounded: false });
    expect(newsOf(newsMax + 18, 17)).toEqual({ value: newsMax, bounded: true });
  });
});
