import { timingSafeEqual } from 'node:crypto';
import type {
  Credential,
  ProviderAccount,
  ProviderRequest,
  RejectionCause,
  Verification,
} from '@/lib/providers/contract';
import { optionalInstant } from '@/lib/providers/fields';
import { refuseSignedAge } from '@/lib/providers/signed-age';
import { equalsHex, findMatchingCredential, hmac, triedSecrets } from '@/lib/providers/signing';
import { joinsUnambiguously, type SignedText, signedTexts } from './canonical-forms';
import { type ReadBody, readBody } from './read-body';
import type { BasswalletSettings } from './settings';

/** BassWallet's two headers; requests arrive with lower-case names. */
export const basswalletHeaders = { accessKey: 'API-Access-Key', signature: 'Signature' } as const;

function refused(cause: RejectionCause, detail: string): Verification {
  return { verdict: 'refused', cause, detail };
}

/** In constant time for texts of one length; the length of an access key is no secret. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** HMAC-SHA256 with the callback Secret as UTF-8. Source: docs-en.basswallet.com, Signature Description. */
export function digest(secret: string, message: SignedText['message']): Buffer {
  return hmac('sha256', secret, [message]);
}

/**
 * Proves all fields, `timestamp` among them: the access key must be that of a live pair, the signature that pair's. The
 * signature is judged before the timestamp, so that "stale" is only ever said of a genuine callback. Never throws.
 */
export function verifySignature(request: ProviderRequest, account: ProviderAccount<BasswalletSettings>): Verification {
  const accessKey = request.headers['api-access-key'];
  const signature = request.headers.signature;
  if (!signature) return refused('signature_missing', `The header ${basswalletHeaders.signature} is missing.`);
  if (!accessKey) return refused('signature_missing', `The header ${basswalletHeaders.accessKey} is missing.`);
  if (!/^[0-9a-fA-F]{64}$/.test(signature)) {
    return refused('signature_mismatch', `The header ${basswalletHeaders.signature} is not 64 hexadecimal digits.`);
  }
  const usable = account.credentials.filter(({ fields }) => fields.accessKey && fields.secret);
  if (usable.length === 0) {
    return refused('secret_missing', 'This account has no pair of callback key and secret.');
  }
  const named = usable.filter(({ fields }) => sameText(fields.accessKey ?? '', accessKey));
  if (named.length === 0) {
    return refused(
      'signature_mismatch',
      `The header ${basswalletHeaders.accessKey} is none of this account's callback keys. Mind that BassWallet's key for requests is another one.`,
    );
  }
  const reading = readBody(request);
  if (!reading.ok) return refused('body_unreadable', reading.detail);
  return judge(reading.body, signature, named, request, account.settings);
}

function judge(
  body: ReadBody,
  signature: string,
  credentials: readonly Credential[],
  request: ProviderRequest,
  settings: BasswalletSettings,
): Verification {
  for (const { form, message } of signedTexts(body, settings.canonicalForm)) {
    const match = findMatchingCredential(credentials, 'secret', (secret) =>
      equalsHex(digest(secret, message), signature),
    );
    if (match) return judgeTimestamp(body, request, settings, { form, keyHint: match.hint });
  }
  const forms =
    settings.canonicalForm === 'any'
      ? ''
      : ` Only the form ${settings.canonicalForm} was tried, as this account is set.`;
  const ambiguous = joinsUnambiguously(body)
    ? ''
    : ' A value holds what could pass for a further field, so only the exact bytes would have been believed.';
  return refused(
    'signature_mismatch',
    `BassWallet's signature did not match. ${triedSecrets(credentials)}${forms}${ambiguous}`,
  );
}

function judgeTimestamp(
  { payload }: ReadBody,
  { receivedAt }: ProviderRequest,
  { timestampAgeMaxHours: ageMaxHours }: BasswalletSettings,
  { form, keyHint }: { form: string; keyHint: string },
): Verification {
  const signedAt = optionalInstant.safeParse(payload.get('timestamp')).data ?? null;
  if (!signedAt) {
    const detail = 'The signature is genuine, but the field timestamp is missing or no instant.';
    return refused('timestamp_missing', detail);
  }
  const tooOld = refuseSignedAge({ name: 'the field timestamp', signedAt, receivedAt, ageMaxHours });
  return tooOld ?? { verdict: 'verified', keyHint, form, signedAt, coverage: 'whole body' };
}
