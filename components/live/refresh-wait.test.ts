import { expect, test } from 'vitest';
import { refreshWaitMs } from './refresh-wait';

test('a page that shows what there is stays as it is', () => {
  expect(refreshWaitMs({ shown: 'a', told: 'a', asked: null }, 0, 1_000)).toBeNull();
  expect(refreshWaitMs({ shown: 'a', told: undefined, asked: null }, 0, 1_000)).toBeNull();
  expect(refreshWaitMs({ shown: 'a', told: null, asked: null }, 0, 1_000)).toBeNull();
});

test('a change is read at once, further ones at most once in the time given', () => {
  expect(refreshWaitMs({ shown: 'a', told: 'b', asked: null }, 5_000, 1_000)).toBe(0);
  expect(refreshWaitMs({ shown: 'b', told: 'c', asked: { told: 'b', atMs: 5_000 } }, 5_200, 1_000)).toBe(800);
  expect(refreshWaitMs({ shown: 'b', told: 'c', asked: { told: 'b', atMs: 5_000 } }, 9_000, 1_000)).toBe(0);
});

test('a page is never read twice for one word of the server, whatever comes of it', () => {
  expect(refreshWaitMs({ shown: 'a', told: 'b', asked: { told: 'b', atMs: 0 } }, 60_000, 1_000)).toBeNull();
});

test('a page that could not be read is read again at the first word', () => {
  expect(refreshWaitMs({ shown: null, told: 'a', asked: null }, 0, 1_000)).toBe(0);
});
