import { expect, test } from 'vitest';
import { rejectionCauses } from '@/lib/providers/contract';
import { type Mender, remedyOfMany, remedyWords } from './remedy';

const variables = { secrets: ['GATEPAY_API_SECRET'], 'allow list': ['GATEPAY_ALLOWED_IPS'] };
const admin = { mayManage: true, mayVerify: true };
const operator = { mayManage: false, mayVerify: true };
const viewer = { mayManage: false, mayVerify: false };

test.each<[Mender, string]>([
  [
    { ...admin, variables: null },
    'If the secret was rotated, add the new one to the account. Then verify this request again.',
  ],
  [
    { ...admin, variables },
    'If the secret was rotated, add the new one to GATEPAY_API_SECRET and start the console again, for variables set this account. Then verify this request again.',
  ],
  [
    { ...operator, variables: null },
    'If the secret was rotated, ask an admin to add the new one to the account. Then verify this request again.',
  ],
  [
    { ...viewer, variables },
    'If the secret was rotated, ask an admin to add the new one to GATEPAY_API_SECRET and start the console again, for variables set this account. Then an operator or admin can verify this request again.',
  ],
])('what to do about a signature is what %o can do', (mender, words) => {
  const otherwise = 'If it was not, the request was changed on the way, or somebody else sent it.';
  expect(remedyWords('signature_mismatch', mender)).toBe(`${words} ${otherwise}`);
});

test('nobody is sent to a field that variables leave no room for, or to a button that they do not have', () => {
  for (const cause of rejectionCauses) {
    expect(remedyWords(cause, { ...admin, variables }), cause).not.toMatch(
      /account’s (allow-list|limit|settings|secret)/,
    );
    expect(remedyWords(cause, { ...viewer, variables: null }), cause).not.toContain('Then verify');
    for (const words of [remedyWords(cause, { ...admin, variables }), remedyOfMany(cause, operator)]) {
      expect(words, cause).toMatch(/^[A-Z].*\.$/);
    }
  }
});

test('what no variable sets takes a further account', () => {
  expect(remedyWords('body_too_large', { ...admin, variables })).toBe(
    'If the provider does send bodies of this size, make a further account and give the provider its URL: this one is set by variables, and none of them is for that. This one cannot be verified, its bytes were cut: the provider has to send the callback again.',
  );
});

test('nobody is told to enable an account that is enabled', () => {
  const unreadable = remedyWords('settings_unreadable', { ...operator, variables: null });
  expect(unreadable).toBe(
    'Ask an admin to save the account’s settings again, as they should be: what cannot be read is shown as its default. Then verify this request again.',
  );
  expect(remedyWords('account_disabled', { ...admin, variables: null })).toContain('enable the account');
  for (const variablesOrNot of [variables, null]) {
    expect(remedyWords('settings_unreadable', { ...admin, variables: variablesOrNot })).not.toMatch(/enable/i);
  }
});
