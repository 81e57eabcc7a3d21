import { expect, test } from 'vitest';
import { lagWords, verificationWords } from './verification-words';

const proven = {
  words: 'Signature valid',
  keyHint: 'a91f',
  form: null,
  timestampAgeMs: 400,
  coverage: 'whole body',
} as const;

test('a proof is told with its key and the age of its timestamp', () => {
  expect(verificationWords(proven)).toBe('Signature valid · key ending …a91f · timestamp 400 ms old');
  expect(verificationWords({ ...proven, form: 'sorted keys', timestampAgeMs: -1_500 })).toBe(
    'Signature valid · key ending …a91f · form: sorted keys · timestamp 1.5 s ahead of this clock',
  );
});

test('what is unsigned by design says so and claims no key', () => {
  expect(
    verificationWords({ words: 'Not signed', keyHint: null, form: null, timestampAgeMs: null, coverage: 'nothing' }),
  ).toBe('Not signed');
});

test('the lag runs from the provider’s instant to ours, and a provider ahead of our clock is not called early', () => {
  expect(lagWords('2026-03-02T09:00:00.000Z', '2026-03-02T09:00:01.204Z')).toBe('arrived 1.204 s later');
  expect(lagWords('2026-03-02T09:00:01.000Z', '2026-03-02T09:00:00.000Z')).toBe('arrived 1 s before it, by this clock');
  expect(lagWords(null, '2026-03-02T09:00:00.000Z')).toBeNull();
});
