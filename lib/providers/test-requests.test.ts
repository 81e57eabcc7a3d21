import { describe, expect, test } from 'vitest';
import { asReceived } from './as-received';
import type { Notification, Provider } from './contract';
import { providers } from './registry';
import { testReferencePrefix } from './test-requests';

const at = new Date('2026-06-01T12:00:00.000Z');
const reference = `${testReferencePrefix}20260601-abc123`;

/** The defaults, and every choice of the provider's settings on its own. */
function settingsOf(provider: Provider): Record<string, unknown>[] {
  const choices: Record<string, readonly string[]> = {
    basswallet: ['form-decoded', 'form-raw', 'json-order', 'sorted-timestamp-last', 'sorted', 'raw-body'],
    b2binpay: ['v1'],
  };
  const knob = { basswallet: 'canonicalForm', b2binpay: 'apiVersion' }[provider.id] ?? '';
  return [{}, ...(choices[provider.id] ?? []).map((choice) => ({ [knob]: choice }))];
}

function amountsOf({ amount, transfer, batch }: Notification): (string | null)[] {
  const lines = batch?.suborders ?? [];
  return [
    amount,
    ...(transfer ? [transfer.requestedAmount, transfer.actualAmount, transfer.fee] : []),
    ...lines.flatMap((line) => [line.amount, line.fee, line.subAmount, line.doneAmount]),
  ];
}

const offering = providers.filter(({ testRequest }) => testRequest);
const cases = offering.flatMap((provider) => settingsOf(provider).map((settings) => ({ provider, settings })));

describe.each(cases)('the test callback of $provider.id with $settings', ({ provider, settings: given }) => {
  const settings = provider.settings.parse(given);
  const fields = Object.fromEntries(provider.secretFields.map(({ name }) => [name, `secret-of-${name}`]));
  const account = { slug: 'default', credentials: [{ hint: 'name', fields }], settings };
  const unsigned = provider.testRequest?.(reference, settings);

  test('is accepted as genuine, surprises nobody and tells of no money', async () => {
    if (!unsigned) throw new Error('no sample');
    const signed = provider.sign(unsigned, { credential: { hint: 'name', fields }, at, nonce: 'abcdefghijkl' });
    const request = asReceived(signed, at);
    const verification = provider.verify(request, account);
    const proven = verification.verdict === 'slow' ? await verification.prove() : verification;
    expect(proven).toMatchObject({ verdict: 'verified' });
    const parsed = provider.parse(request, account);
    if (parsed.outcome !== 'parsed') throw new Error(parsed.detail);
    const { notification } = parsed;
    expect(notification.surprises).toEqual([]);
    expect(['failed', 'cancelled', 'expired', 'none']).toContain(notification.outcome);
    expect(amountsOf(notification).filter((amount) => amount !== null && Number(amount) !== 0)).toEqual([]);
  });

  test('names no id but the one that says what it is', () => {
    if (!unsigned) throw new Error('no sample');
    const signed = provider.sign(unsigned, { credential: { hint: 'name', fields }, at, nonce: 'abcdefghijkl' });
    const parsed = provider.parse(asReceived(signed, at), account);
    if (parsed.outcome !== 'parsed') throw new Error(parsed.detail);
    const { transferId, batchId, transfer, batch } = parsed.notification;
    const lines = batch?.suborders.flatMap((line) => [line.suborderId, line.merchantWithdrawId]) ?? [];
    const ids = [transferId, batchId, transfer?.transferId, transfer?.merchantReference, ...lines];
    const named = ids.filter((id) => id !== null && id !== undefined);
    expect(named.length).toBeGreaterThan(0);
    for (const id of named) expect(id).toMatch(new RegExp(`^${testReferencePrefix}`));
  });
});

test('some providers offer one', () => {
  expect(offering.map(({ id }) => id)).toEqual(expect.arrayContaining(['b2binpay', 'basswallet', 'gatepay']));
});
