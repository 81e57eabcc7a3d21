import { expect, test } from 'vitest';
import { readAskedReplay, writeAskedReplay } from './asked-replay';

const now = new Date('2026-03-02T09:00:00.000Z');
const read = (text: string) => readAskedReplay(new URLSearchParams(text), now);

test('the list’s filter is read with its relative time made fixed', () => {
  expect(read('status=failed&range=1h&cursor=x&trail=y&rate=20&destination=3')).toMatchObject({
    request: {
      choice: { by: 'filter', filter: { status: ['failed'], from: '2026-03-02T08:00:00.000Z', to: null } },
      ...{ destinationId: '3', ratePerSecond: 20 },
    },
  });
});

test('what cannot be read is refused instead of replaying more than was meant', () => {
  for (const text of ['status=faild', 'from=yesterday', 'range=2h', 'rate=0', 'rate=501', 'verified=perhaps']) {
    expect(read(text), text).toHaveProperty('problem');
  }
});

test('what was planned is asked for again as it was planned', () => {
  const asked = read('provider=gatepay&status=failed&status=new&q=B-1&from=2026-03-01T00:00:00.000Z');
  if ('problem' in asked || asked.request.choice.by !== 'filter') throw new Error('It was not read.');
  const { choice } = asked.request;
  const filter = { ...choice.filter, to: now.toISOString() };
  const counts = { callbackCount: 1, deliveryCount: 1, unwantedCount: 0, sentCount: 0, failedApplyCount: 0 };
  const plan = { ...counts, destinations: [], ratePerSecond: 7, estimatedSeconds: 1, filter, approval: null };
  const again = readAskedReplay(writeAskedReplay(choice, plan, '4'), new Date(now.getTime() + 60_000));
  expect(again).toEqual({ request: { choice: { by: 'filter', filter }, destinationId: '4', ratePerSecond: 7 } });
});
