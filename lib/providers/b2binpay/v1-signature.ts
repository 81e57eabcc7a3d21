import { createHash } from 'node:crypto';
import { hashSync, verify } from '@node-rs/bcrypt';
import type {
  Credential,
  ProviderAccount,
  ProviderRequest,
  RejectionCause,
  SlowProof,
  Verification,
} from '@/lib/providers/contract';
import { refuseSignedAge } from '@/lib/providers/signed-age';
import { triedSecrets } from '@/lib/providers/signing';
import type { B2binpaySettings } from './settings';
import { secretMissing, usableCredentials } from './signature';
import { readV1Body } from './v1-body';
import { readV1Time } from './v1-time';

/** bcrypt reads no further. */
const bcryptBytesMax = 72;
/** So many bytes of the secret must be among those read (or all of a shorter one): else the key alone, no secret, would sign. */
const secretBytesMin = 16;
/**
 * Highest cost computed. PHP's default is 10 (12 since 8.4); every step doubles the time, and whoever posts a hash chooses
 * its cost: 12 takes about a quarter of a second of one core, 10 a quarter of that.
 */
const costMax = 12;
const hashPattern = /^\$2[aby]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}$/;

function refused(cause: RejectionCause, detail: string): Verification {
  return { verdict: 'refused', cause, detail };
}

function signedText({ fields }: Credential, time: string): string {
  return `${fields.key ?? ''}:${fields.secret ?? ''}:${time}`;
}

function coversSecret({ fields: { key = '', secret = '' } }: Credential): boolean {
  const needed = Math.min(secretBytesMin, Buffer.byteLength(secret));
  return Buffer.byteLength(`${key}:`) + needed <= bcryptBytesMax;
}

/**
 * API v1: `sign.hash` must be a bcrypt hash of `key:secret:time`. It proves that the sender knew key and secret, and nothing
 * of the body: whoever saw one callback can send another. Where key and secret take all 72 bytes that bcrypt reads, not even
 * the time is covered. What can be refused without computing a hash is refused at once.
 * Source: github.com/b2binpay/api-php, `Provider::verifySign`.
 */
export function verifyV1Signature(
  request: ProviderRequest,
  account: ProviderAccount<B2binpaySettings>,
): Verification | SlowProof {
  const reading = readV1Body(request);
  if (!reading.ok) return refused(reading.cause, reading.detail);
  const { time, hash } = reading.body;
  if (hash === '') return refused('signature_missing', 'sign.hash is missing.');
  if (time === '') return refused('timestamp_missing', 'sign.time is missing.');
  const cost = Number(hashPattern.exec(hash)?.[1]);
  if (Number.isNaN(cost)) return refused('signature_mismatch', 'sign.hash is no bcrypt hash.');
  if (cost > costMax) {
    return refused('signature_mismatch', `sign.hash asks for bcrypt at cost ${cost}; up to ${costMax} is computed.`);
  }
  const signedAt = readV1Time(time);
  if (!signedAt) return refused('timestamp_missing', 'sign.time is not an instant.');
  const usable = usableCredentials(account);
  if (usable.length === 0) return secretMissing;
  const safe = usable.filter(coversSecret);
  if (safe.length === 0) {
    const detail = 'The key takes the 72 bytes that bcrypt reads, so API v1 would prove no secret. Use a shorter key.';
    return refused('signature_mismatch', detail);
  }
  const prove = async (): Promise<Verification> => {
    const match = await findSigner(safe, time, hash);
    if (match) return judgeTime(match, time, signedAt, request.receivedAt, account.settings.timestampAgeMaxHours);
    return refused('signature_mismatch', `B2BinPay's hash did not match. ${triedSecrets(safe)}`);
  };
  return { verdict: 'slow', prove };
}

/** One after the other, each on a thread of Node's pool: a proof takes one of them, however many secrets are live. */
async function findSigner(credentials: readonly Credential[], time: string, hash: string): Promise<Credential | null> {
  for (const credential of credentials) {
    if (await verify(signedText(credential, time), hash)) return credential;
  }
  return null;
}

function judgeTime(
  match: Credential,
  time: string,
  signedAt: Date,
  receivedAt: Date,
  ageMaxHours: number | null,
): Verification {
  const covered = Buffer.byteLength(signedText(match, time)) <= bcryptBytesMax;
  const tooOld = refuseSignedAge({ name: 'sign.time', signedAt, receivedAt, ageMaxHours });
  return (
    tooOld ?? {
      verdict: 'verified',
      keyHint: match.hint,
      form: 'v1',
      signedAt: covered ? signedAt : null,
      coverage: covered ? ['sign.time'] : [],
    }
  );
}

/** A hash as PHP's `password_hash` makes it; the salt comes from `nonce`, so that the same choices sign the same. */
export function v1Hash(credential: Credential, time: string, nonce: string): string {
  const salt = createHash('sha256').update(nonce).digest().subarray(0, 16);
  return hashSync(signedText(credential, time), 10, salt).replace(/^\$2b\$/, '$2y$');
}
