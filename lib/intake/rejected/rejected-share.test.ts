import { expect, test } from 'vitest';
import { type RejectionCause, rejectionCauses } from '@/lib/providers/contract';
import { rejectedShare } from './rejected-share';

const whole = (keyHint: string | null, hasAllowList: boolean): RejectionCause[] =>
  rejectionCauses.filter((cause) => rejectedShare({ keyHint, cause }, hasAllowList) === 1);

test('what a secret proved may use the whole bound, whatever else was wrong', () => {
  expect(whole('cdef', false)).toEqual(rejectionCauses);
});

test('without an allow-list only an account without a secret gives strangers the reserve', () => {
  expect(whole(null, false)).toEqual(['secret_missing']);
});

test('with an allow-list the reserve is for those who got past it', () => {
  const before: RejectionCause[] = [
    'method_not_allowed',
    'content_type_unsupported',
    'address_not_allowed',
    'account_disabled',
    'settings_unreadable',
  ];
  expect(whole(null, true)).toEqual(rejectionCauses.filter((cause) => !before.includes(cause)));
});
