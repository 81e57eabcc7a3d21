import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { ReceivedRequest } from '@/e2e/support/backend';
import { makeMinuteBound, openProviderApi, type ProviderApi, type Reply } from './provider-api';

export interface B2binpayApiOptions {
  key: string;
  secret: string;
  now: () => Date;
  version?: 'v3' | 'v2';
  /** Requests a minute without a token: 70, as the pages have it. */
  unauthenticatedMax?: number;
}

/** 3599 s in v3; "about a minute" in v2. */
const lifeSeconds = { v3: 3_599, v2: 60 } as const;
const mediaType = 'application/vnd.api+json';

function problem(statusCode: number, code: string, detail: string, headers: Record<string, string> = {}): Reply {
  const error = { status: String(statusCode), code, detail, source: { pointer: '/data' } };
  return { statusCode, headers, document: { errors: [error] } };
}

function given(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')).data.attributes;
  } catch {
    return {};
  }
}

function tokenReply(access: string, { key, secret, now, version = 'v3' }: B2binpayApiOptions): Reply {
  if (version === 'v3') {
    const attributes = { access, expires_in: lifeSeconds.v3, token_type: 'Bearer' };
    return { statusCode: 200, document: { data: { type: 'auth-token', id: '0', attributes } } };
  }
  const refresh = randomBytes(30).toString('hex');
  const time = now().toISOString();
  const signingKey = createHash('sha256')
    .update(key + secret)
    .digest();
  const until = (seconds: number) => new Date(now().getTime() + seconds * 1000).toISOString();
  const attributes = {
    ...{ access, refresh, is_2fa_confirmed: false },
    access_expired_at: until(lifeSeconds.v2),
    refresh_expired_at: until(86_400),
  };
  const sign = createHmac('sha256', signingKey)
    .update(time + refresh)
    .digest('hex');
  return { statusCode: 200, document: { data: { type: 'auth-token', id: '0', attributes }, meta: { time, sign } } };
}

/**
 * B2BinPay's API as its pages describe it: tokens that end, JSON:API, application codes, the bound of requests without a token.
 * It holds documents at `/transfer/17618`. Sources: docs.b2binpay.com, API overview; Authentication; Transfer methods.
 */
export function openB2binpayApi(options: B2binpayApiOptions): Promise<ProviderApi> {
  const { now, version = 'v3' } = options;
  const waitSeconds = makeMinuteBound(() => options.unauthenticatedMax ?? 70, now);
  const tokens = new Map<string, number>();
  const throttled = (): Reply | null => {
    const wait = waitSeconds();
    return wait === null ? null : problem(429, 'throttled', 'Request was throttled.', { 'retry-after': String(wait) });
  };
  const grant = ({ body, headers }: ReceivedRequest): Reply => {
    if (headers['content-type'] !== mediaType) return problem(415, 'unsupported_media_type', 'Unsupported media type.');
    const { client_id, client_secret, login, password } = given(body);
    const { key, secret } = options;
    const isOurs =
      version === 'v3' ? client_id === key && client_secret === secret : login === key && password === secret;
    if (!isOurs) return problem(400, '2006', 'No active account found with the given credentials');
    const access = `eyJ${randomBytes(300).toString('base64url')}.${randomBytes(32).toString('base64url')}`;
    tokens.set(access, now().getTime() + lifeSeconds[version] * 1000);
    return tokenReply(access, options);
  };
  return openProviderApi({
    contentType: mediaType,
    answer(request, held) {
      if (request.method === 'POST' && request.url === '/token/') return throttled() ?? grant(request);
      const until = tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '') ?? 0;
      if (until <= now().getTime()) {
        return throttled() ?? problem(401, '2007', 'No active account found with the given credentials');
      }
      const document = request.method === 'GET' ? held(decodeURIComponent(request.url)) : undefined;
      return document === undefined ? problem(404, 'not_found', 'Not found.') : { statusCode: 200, document };
    },
  });
}
