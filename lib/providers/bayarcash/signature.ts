import type { ProviderAccount, ProviderRequest, RejectionCause, Verification } from '@/lib/providers/contract';
import { readRequestFields } from '@/lib/providers/request-fields';
import { equalsHex, findMatchingCredential, hmac, triedSecrets } from '@/lib/providers/signing';
import { recordTypeOf } from './records';
import type { BayarcashSettings } from './settings';
import { signedTexts } from './signed-text';

function refused(cause: RejectionCause, detail: string): Verification {
  return { verdict: 'refused', cause, detail };
}

/** HMAC-SHA256 with the API secret key as UTF-8. Source: api.webimpian.support/bayarcash, Checksum. */
export function checksumOf(secret: string, message: string): Buffer {
  return hmac('sha256', secret, [message]);
}

/** True where the callback carries a checksum at all; without one it can at best be unverified. */
export function hasChecksum(checksum: unknown): boolean {
  return checksum !== undefined && checksum !== null && checksum !== '';
}

/**
 * Proves the listed fields of the record, and nothing else of the body. Bayarcash signs neither a time nor a nonce, so a
 * genuine callback can be sent again by anybody who has it: deduplication answers for that. Never throws.
 */
export function verifyChecksum(request: ProviderRequest, account: ProviderAccount<BayarcashSettings>): Verification {
  const reading = readRequestFields(request);
  if (!reading.ok) return refused('body_unreadable', reading.detail);
  const { payload } = reading;
  const checksum = payload.get('checksum');
  if (!hasChecksum(checksum)) {
    if (account.settings.checksumRequired) return refused('signature_missing', 'The field checksum is missing.');
    return { verdict: 'unsigned', reason: 'No checksum: this account is set to take callbacks without one.' };
  }
  const usable = account.credentials.filter(({ fields }) => fields.secretKey);
  if (usable.length === 0) {
    const detail = 'This account has no API secret key.';
    return refused('secret_missing', detail);
  }
  if (typeof checksum !== 'string' || !/^[0-9a-fA-F]{64}$/.test(checksum)) {
    return refused('signature_mismatch', 'The field checksum is not 64 hexadecimal digits.');
  }
  const record = recordTypeOf(payload, request.method);
  if (!record) {
    return refused(
      'shape_unknown',
      "The record_type is none of Bayarcash's documented ones, so it is not known what is signed.",
    );
  }
  const { texts, unsignable } = signedTexts(record, payload);
  for (const { form, fields, message } of texts) {
    const match = findMatchingCredential(usable, 'secretKey', (secret) =>
      equalsHex(checksumOf(secret, message), checksum),
    );
    if (match) return { verdict: 'verified', keyHint: match.hint, form, signedAt: null, coverage: fields };
  }
  if (unsignable) {
    const detail = `The field ${unsignable.field} ${unsignable.because}, so what was signed could be read in more than one way. Look the record up in Bayarcash's console.`;
    return refused('signature_mismatch', detail);
  }
  const detail = `Bayarcash's checksum of a ${record} did not match. ${triedSecrets(usable)}`;
  return refused('signature_mismatch', detail);
}
