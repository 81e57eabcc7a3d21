import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectBody, startBytesMax } from './collect-body';

const chunks = fc.array(fc.uint8Array({ maxLength: 6_000 }), { maxLength: 8 });

test('however a body is cut into chunks, it comes out whole, or as its start, with the hash of all of it', () => {
  fc.assert(
    fc.property(chunks, fc.integer({ min: 1, max: 20_000 }), (parts, bodyBytesMax) => {
      const body = collectBody({ bodyBytesMax });
      for (const part of parts) expect(body.take(part)).toBe(true);
      const whole = Buffer.concat(parts);
      const read = body.finish('complete');
      const isOver = whole.length > bodyBytesMax;
      expect(read.end).toBe(isOver ? 'too_large' : 'complete');
      expect(Buffer.from(read.bytes).equals(isOver ? whole.subarray(0, startBytesMax) : whole)).toBe(true);
      expect(read.bytesArrived).toBe(whole.length);
      expect(read.sha256.equals(createHash('sha256').update(whole).digest())).toBe(true);
    }),
  );
});

test('an endless body is not read for ever', () => {
  const body = collectBody({ bodyBytesMax: 1_000 });
  const chunk = new Uint8Array(1024 * 1024);
  let taken = 0;
  while (body.take(chunk)) taken += 1;
  expect(taken).toBeLessThan(10);
  expect(body.finish('complete').bytes.length).toBe(startBytesMax);
});

test('a body over its cap stays too large, however its arrival ended', () => {
  const body = collectBody({ bodyBytesMax: 1 });
  body.take(new Uint8Array(2));
  expect(body.finish('too_slow').end).toBe('too_large');
});
