import { expect, test } from 'vitest';
import { callbackStatusLooks } from '@/components/domain/status-badge';
import { deliveryLook } from './delivery-words';

test('a delivery that waits after a failed attempt is called as its callback is, and one not tried yet is not', () => {
  const { label, tone, icon } = callbackStatusLooks.failed;
  expect(deliveryLook({ status: 'waiting', lastErrorClass: 'response_timeout' })).toMatchObject({ label, tone, icon });
  expect(deliveryLook({ status: 'waiting', lastErrorClass: null })).toMatchObject({
    label: 'Waiting',
    tone: 'neutral',
  });
  expect(deliveryLook({ status: 'delivered', lastErrorClass: 'response_too_large' }).label).toBe('Delivered');
});
