import type {
  Credential,
  ProviderAccount,
  ProviderRequest,
  RejectionCause,
  Verification,
} from '@/lib/providers/contract';
import { optionalInstant } from '@/lib/providers/fields';
import { refuseSignedAge } from '@/lib/providers/signed-age';
import { equalsBase64, equalsHex, findMatchingCredential, hmac, triedSecrets } from '@/lib/providers/signing';
import type { CaiboSettings } from './settings';

type Account = ProviderAccount<CaiboSettings>;

function refused(cause: RejectionCause, detail: string): Verification {
  return { verdict: 'refused', cause, detail };
}

/** What is signed of a request: the body, or by GET, where the body is empty, the query. */
export function signedBytes({ method, query, body }: Pick<ProviderRequest, 'method' | 'query' | 'body'>): Uint8Array {
  return method === 'GET' ? Buffer.from(query) : body;
}

const keyPatterns = {
  utf8: /^[\s\S]+$/,
  hex: /^(?:[0-9a-fA-F]{2})+$/,
  base64: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
} as const;

/** Null for a key that is not what the setting says, and for an empty one: anybody can sign with that. */
export function keyBytes(key: string, encoding: CaiboSettings['keyEncoding']): Buffer | null {
  if (!keyPatterns[encoding].test(key)) return null;
  const bytes = Buffer.from(key, encoding);
  return bytes.length === 0 ? null : bytes;
}

interface GivenSignature {
  /** For people, kept with the callback. */
  form: string;
  /** The header's `t`; null where it has none. */
  time: string | null;
  signedParts: readonly (string | Uint8Array)[];
  matches(digest: Uint8Array): boolean;
}

function readTimestamped(header: string, { signedText }: CaiboSettings, bytes: Uint8Array): GivenSignature | null {
  const parts = header.split(',').map((part) => part.trim().split(/=(.*)/s));
  const times = parts.filter(([name]) => name === 't').map(([, value]) => value ?? '');
  const digests = parts.filter(([name]) => name === 'v1').map(([, value]) => value ?? '');
  const [time] = times;
  if (times.length !== 1 || time === undefined || digests.length === 0 || digests.length > 5) return null;
  return {
    form: `t, v1 over ${signedText}`,
    time: signedText === 'body' ? null : time,
    signedParts: signedText === 'body' ? [bytes] : [`${time}.`, bytes],
    matches: (digest) => digests.some((given) => equalsHex(digest, given)),
  };
}

const hexLengths: Readonly<Record<CaiboSettings['algorithm'], number>> = { sha512: 128, sha256: 64 };

/** Null where the header has not the form that the account is set to. */
function readHeader(header: string, settings: CaiboSettings, bytes: Uint8Array): GivenSignature | null {
  if (settings.encoding === 'timestamped') return readTimestamped(header, settings, bytes);
  const isHex = header.length === hexLengths[settings.algorithm] && /^[0-9a-fA-F]+$/.test(header);
  if (isHex) return { form: 'hex', time: null, signedParts: [bytes], matches: (digest) => equalsHex(digest, header) };
  if (settings.encoding === 'hex') return null;
  return { form: 'base64', time: null, signedParts: [bytes], matches: (digest) => equalsBase64(digest, header) };
}

function withoutSignature({ settings, hasAllowList }: Account): Verification {
  const detail = `The header ${settings.signatureHeader} is missing.`;
  if (!settings.unsignedAllowed) return refused('signature_missing', detail);
  if (!hasAllowList) {
    return refused(
      'signature_missing',
      `${detail} Unsigned callbacks are allowed only together with an address allow-list.`,
    );
  }
  const reason = 'Not signed: this account takes unsigned callbacks from the addresses on its list.';
  return { verdict: 'unsigned', reason };
}

/**
 * Proves the whole body with the API key, in the form that the account's settings describe. Caibo signs no time by default, so
 * deduplication alone stops what is sent twice. Never throws. Source: docs.caibo.digital, Webhook Signatures.
 */
export function verifySignature(request: ProviderRequest, account: Account): Verification {
  const { settings } = account;
  const header = request.headers[settings.signatureHeader.toLowerCase()]?.trim();
  if (!header) return withoutSignature(account);
  const usable = account.credentials.filter(({ fields }) => fields.apiKey);
  if (usable.length === 0) {
    return refused('secret_missing', 'This account has no API key.');
  }
  const given = readHeader(header, settings, signedBytes(request));
  if (!given) {
    const detail = `The header ${settings.signatureHeader} is not of the form ${settings.encoding} that this account is set to.`;
    return refused('signature_mismatch', detail);
  }
  return judge(given, usable, request, settings);
}

function judge(
  given: GivenSignature,
  usable: readonly Credential[],
  request: ProviderRequest,
  settings: CaiboSettings,
): Verification {
  const match = findMatchingCredential(usable, 'apiKey', (apiKey) => {
    const key = keyBytes(apiKey, settings.keyEncoding);
    return key !== null && given.matches(hmac(settings.algorithm, key, given.signedParts));
  });
  if (!match) {
    const keys = usable.every(({ fields }) => keyBytes(fields.apiKey ?? '', settings.keyEncoding))
      ? ''
      : ` An API key that is not ${settings.keyEncoding}, as the account is set, was passed over.`;
    const detail = `Caibo's signature did not match: HMAC-${settings.algorithm.toUpperCase()}, ${given.form}. ${triedSecrets(usable)}${keys}`;
    return refused('signature_mismatch', detail);
  }
  const proven = { verdict: 'verified', keyHint: match.hint, form: given.form, coverage: 'whole body' } as const;
  if (given.time === null) return { ...proven, signedAt: null };
  const signedAt = optionalInstant.safeParse(given.time).data ?? null;
  if (!signedAt) {
    const detail = `The signature is genuine, but t in the header ${settings.signatureHeader} is no instant.`;
    return refused('timestamp_missing', detail);
  }
  const name = `t in the header ${settings.signatureHeader}`;
  const { receivedAt } = request;
  const tooOld = refuseSignedAge({ name, signedAt, receivedAt, ageMaxHours: settings.timestampAgeMaxHours });
  return tooOld ?? { ...proven, signedAt };
}
