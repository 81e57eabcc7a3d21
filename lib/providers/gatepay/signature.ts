import type {
  ProviderAccount,
  ProviderRequest,
  SignedRequest,
  SignOptions,
  UnsignedRequest,
  Verification,
} from '@/lib/providers/contract';
import { refuseSignedAge } from '@/lib/providers/signed-age';
import { equalsHex, findMatchingCredential, hmac, triedSecrets } from '@/lib/providers/signing';
import type { GatepaySettings } from './settings';

/** GatePay's three headers, as printed on "Security and Signature"; requests arrive with lower-case names. */
export const gatepayHeaders = {
  timestamp: 'X-GatePay-Timestamp',
  nonce: 'X-GatePay-Nonce',
  signature: 'X-GatePay-Signature',
} as const;

/** HMAC-SHA512 over `timestamp\nnonce\nbody\n`; the last newline is part of it. Source: docs.gate.com, Security and Signature. */
function digest(secret: string, timestamp: string, nonce: string, body: string | Uint8Array): Buffer {
  return hmac('sha512', secret, [`${timestamp}\n${nonce}\n`, body, '\n']);
}

function refused(cause: Extract<Verification, { verdict: 'refused' }>['cause'], detail: string): Verification {
  return { verdict: 'refused', cause, detail };
}

/**
 * Proves the whole body, its timestamp and nonce. The signature is judged before the timestamp, so that "stale" is only
 * ever said of a genuine callback. Constant time; never throws.
 */
export function verifySignature(request: ProviderRequest, account: ProviderAccount<GatepaySettings>): Verification {
  const timestamp = request.headers['x-gatepay-timestamp'];
  const nonce = request.headers['x-gatepay-nonce'];
  const signature = request.headers['x-gatepay-signature'];
  if (!signature) return refused('signature_missing', `The header ${gatepayHeaders.signature} is missing.`);
  if (!timestamp) return refused('timestamp_missing', `The header ${gatepayHeaders.timestamp} is missing.`);
  if (!nonce) return refused('signature_missing', `The header ${gatepayHeaders.nonce} is missing.`);
  if (!/^\d{10,15}$/.test(timestamp)) {
    return refused('timestamp_missing', `The header ${gatepayHeaders.timestamp} is not a number of milliseconds.`);
  }
  if (!/^[0-9A-Za-z]{1,32}$/.test(nonce)) {
    return refused('signature_mismatch', `The header ${gatepayHeaders.nonce} is not 1 to 32 letters and digits.`);
  }
  if (!/^[0-9a-fA-F]{128}$/.test(signature)) {
    return refused('signature_mismatch', `The header ${gatepayHeaders.signature} is not 128 hexadecimal digits.`);
  }
  const usable = account.credentials.filter(({ fields }) => fields.apiSecret);
  if (usable.length === 0) {
    return refused('secret_missing', 'This account has no secret.');
  }
  const match = findMatchingCredential(usable, 'apiSecret', (secret) =>
    equalsHex(digest(secret, timestamp, nonce, request.body), signature),
  );
  if (!match) {
    return refused('signature_mismatch', `GatePay's signature did not match. ${triedSecrets(usable)}`);
  }
  const signedAt = new Date(Number(timestamp));
  const tooOld = refuseSignedAge({
    name: gatepayHeaders.timestamp,
    signedAt,
    receivedAt: request.receivedAt,
    ageMaxHours: account.settings.timestampAgeMaxHours,
  });
  return tooOld ?? { verdict: 'verified', keyHint: match.hint, form: null, signedAt, coverage: 'whole body' };
}

/** What GatePay would send: the inverse of `verifySignature`. */
export function signRequest(request: UnsignedRequest, { credential, at, nonce }: SignOptions): SignedRequest {
  const timestamp = String(at.getTime());
  const signature = digest(credential.fields.apiSecret ?? '', timestamp, nonce, request.body).toString('hex');
  return {
    method: request.method,
    path: request.query === '' ? request.channel : `${request.channel}?${request.query}`,
    headers: {
      ...(request.contentType === null ? {} : { 'Content-Type': request.contentType }),
      [gatepayHeaders.timestamp]: timestamp,
      [gatepayHeaders.nonce]: nonce,
      [gatepayHeaders.signature]: signature,
    },
    body: request.body,
  };
}
