import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { genericKind } from './sensitive-names';

function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed;
}

const bodies = 300;
const bodyBytes = 200_000;

test('what is remembered of a name does not keep the payload that it came in', () => {
  const before = heldBytes();
  for (let body = 0; body < bodies; body += 1) {
    const text = `{"attribute_n${body}_xemail":"${'x'.repeat(bodyBytes)}"}`;
    expect(genericKind([text.slice(2, text.indexOf('"', 2))])).toBe('email');
  }
  expect(heldBytes() - before).toBeLessThan((bodies * bodyBytes) / 4);
});
