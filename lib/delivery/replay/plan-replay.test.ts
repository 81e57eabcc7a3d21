import { expect, test } from 'vitest';
import { freezeChoice } from './plan-replay';
import { replayFilterSchema } from './replay-filter';
import type { ReplayChoice } from './types';

const now = new Date('2026-03-02T09:00:00.000Z');

function byPayload(operator: string): ReplayChoice {
  const payload = [
    { path: 'main_order.amount', operator: 'from', values: ['1'] },
    { path: 'main_order.status', operator, values: ['PAID'] },
  ];
  return { by: 'filter', filter: replayFilterSchema.parse({ status: ['failed'], payload }) };
}

test('no replay is chosen by what payloads are not, for not every value of them is known', () => {
  expect(() => freezeChoice(byPayload('not'), now)).toThrow(
    'A replay cannot be chosen by what payload.main_order.status is not',
  );
  expect(freezeChoice(byPayload('is'), now)).toMatchObject({ filter: { to: '2026-03-02T09:00:00.001Z' } });
});
