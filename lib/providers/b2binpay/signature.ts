import { createHash } from 'node:crypto';
import type {
  Credential,
  ProviderAccount,
  ProviderRequest,
  RejectionCause,
  Verification,
} from '@/lib/providers/contract';
import { refuseSignedAge } from '@/lib/providers/signed-age';
import { equalsHex, hmac, triedSecrets } from '@/lib/providers/signing';
import { readInstant } from './instant';
import { type CallbackDocument, objectAt, readDocument, scalarText } from './read-document';
import type { B2binpaySettings } from './settings';

function refused(cause: RejectionCause, detail: string): Verification {
  return { verdict: 'refused', cause, detail };
}

/** HMAC-SHA256 whose key is SHA-256 of login and password one after the other, as its 32 raw bytes (not as hex text). */
export function digest({ fields }: Credential, message: string): Buffer {
  const key = createHash('sha256')
    .update(`${fields.key ?? ''}${fields.secret ?? ''}`)
    .digest();
  return hmac('sha256', key, [message]);
}

/** All that a signature of API v2 and v3 covers. */
export const coverage = [
  'included[transfer].attributes.status',
  'included[transfer].attributes.amount',
  'data.attributes.tracking_id',
  'meta.time',
] as const;

export type SignedValues = { ok: true; message: string; signedAt: Date } | { ok: false; detail: string };

/**
 * The signed text: status, amount, tracking id and time with nothing between them, each exactly as sent. The time must look
 * like one and the amount like a plain decimal, so that the ends of the text cannot be taken for another field's: with an
 * exponent, `0.3` and a tracking id `e5b2` would also be `0.3e5` and `b2`.
 */
export function signedValues(
  { attributes, meta }: CallbackDocument,
  transfer: ExactTransfer,
  time?: string,
): SignedValues {
  const values = objectAt(transfer, 'attributes');
  const status = scalarText(values.get('status'));
  const amount = scalarText(values.get('amount'));
  const trackingId = scalarText(attributes.get('tracking_id'));
  const sentAt = time ?? scalarText(meta.get('time')) ?? '';
  if (!status) return { ok: false, detail: 'The status of the transfer is missing or not plain text.' };
  if (!amount || !/^-?\d+(\.\d+)?$/.test(amount)) {
    return { ok: false, detail: 'The amount of the transfer is missing or not a plain decimal.' };
  }
  if (trackingId === null) return { ok: false, detail: 'data.attributes.tracking_id is not plain text.' };
  const signedAt = readInstant(sentAt);
  if (!signedAt) return { ok: false, detail: 'meta.time is missing or no ISO 8601 instant.' };
  return { ok: true, message: `${status}${amount}${trackingId}${sentAt}`, signedAt };
}

type ExactTransfer = NonNullable<CallbackDocument['transfer']>;

/** Key and secret are both part of the key: a credential with one of them alone could be guessed. */
export function usableCredentials({ credentials }: Pick<ProviderAccount, 'credentials'>): Credential[] {
  return credentials.filter(({ fields }) => fields.key && fields.secret);
}

export const secretMissing = refused('secret_missing', 'This account has no key and secret.');

const unsignedReason =
  'B2BinPay signs no callback without a transfer. It is kept as unverified and moves no money; ask the query API about the record.';

/**
 * API v2 and v3. Proves four values of the body and no more (`coverage`). A callback that neither includes nor names a
 * transfer and has no `meta.sign` is unsigned by B2BinPay's design; one with a transfer is never taken without its signature.
 * Sources: docs.b2binpay.com, Deposit methods; helpdesk, "Callback signature" and "No transfer callback".
 */
export function verifySignature(request: ProviderRequest, account: ProviderAccount<B2binpaySettings>): Verification {
  const reading = readDocument(request.body);
  if (!reading.ok) return refused(reading.cause, reading.detail);
  const { document } = reading;
  const sign = scalarText(document.meta.get('sign'));
  const usable = usableCredentials(account);
  if (!document.transfer) {
    if (sign !== '')
      return refused('shape_unknown', 'meta.sign is there, but no transfer whose values it could cover.');
    return usable.length === 0 ? secretMissing : { verdict: 'unsigned', reason: unsignedReason };
  }
  if (sign === '') {
    return refused('signature_missing', 'meta.sign is missing, and the callback tells of a transfer.');
  }
  if (sign === null || !/^[0-9a-fA-F]{64}$/.test(sign)) {
    return refused('signature_mismatch', 'meta.sign is not 64 hexadecimal digits.');
  }
  const values = signedValues(document, document.transfer);
  if (!values.ok) return refused('shape_unknown', values.detail);
  if (usable.length === 0) return secretMissing;
  const match = usable.find((credential) => equalsHex(digest(credential, values.message), sign));
  if (!match) {
    return refused('signature_mismatch', `B2BinPay's signature did not match. ${triedSecrets(usable)}`);
  }
  const instant = { name: 'meta.time', signedAt: values.signedAt, receivedAt: request.receivedAt };
  const tooOld = refuseSignedAge({ ...instant, ageMaxHours: account.settings.timestampAgeMaxHours });
  return (
    tooOld ?? {
      verdict: 'verified',
      keyHint: match.hint,
      form: 'v2v3',
      signedAt: values.signedAt,
      coverage: [...coverage],
    }
  );
}
