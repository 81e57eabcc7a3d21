import { expect, test } from 'vitest';
import { hexDump } from './hex-dump';

test('every byte stands in the dump, with its offset and its letter', () => {
  expect(hexDump(Buffer.from('{"amount":"0.10"}\u0000ä'))).toBe(
    [
      '00000000  7b 22 61 6d 6f 75 6e 74  22 3a 22 30 2e 31 30 22  {"amount":"0.10"',
      '00000010  7d 00 c3 a4                                       }...',
    ].join('\n'),
  );
});

test('nothing dumps to nothing', () => {
  expect(hexDump(new Uint8Array())).toBe('');
});
