import { expect, test } from 'vitest';
import { parseExposition, sampleValue } from '@/e2e/support/exposition';
import { setScreensUp } from './count';
import { familiesOf, labelled, toExposition } from './families';
import { makeInstruments } from './instruments';
import { metrics } from './metrics';

const name = 'callback_console_screens_up';

async function told(): Promise<number | null> {
  const own = labelled(await familiesOf(metrics().instruments.registry), 'server');
  return sampleValue(parseExposition(await toExposition([own])), name, { process: 'server' });
}

test('a server tells whether its screens answer', async () => {
  setScreensUp(false);
  expect(await told()).toBe(0);
  setScreensUp(true);
  expect(await told()).toBe(1);
  setScreensUp(false);
  expect(await told()).toBe(0);
});

test('a process without screens never says that they are away', async () => {
  const worker = labelled(await familiesOf(makeInstruments().registry), 'worker-1');
  expect(sampleValue(parseExposition(await toExposition([worker])), name)).toBeNull();
});
