import {
  createHmac,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
  sign as signBytes,
} from 'node:crypto';

/** A key that signs ID tokens, and what the key set says of it. */
export interface SigningKey {
  id: string;
  algorithm: 'RS256' | 'ES256';
  privateKey: KeyObject;
  publicJwk: JsonWebKey;
}

export function makeSigningKey(algorithm: 'RS256' | 'ES256'): SigningKey {
  const { publicKey, privateKey } =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2_048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(4).toString('hex');
  const publicJwk = { ...publicKey.export({ format: 'jwk' }), kid: id, alg: algorithm, use: 'sig' };
  return { id, algorithm, privateKey, publicJwk };
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT in compact form (RFC 7515): signed by the key, by a secret (HS256), or not at all (`none`). */
export function sign(claims: object, by: SigningKey | { secret: string } | 'none'): string {
  if (by === 'none') return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims)}.`;
  if ('secret' in by) {
    const text = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}`;
    return `${text}.${createHmac('sha256', by.secret).update(text).digest('base64url')}`;
  }
  const text = `${encoded({ alg: by.algorithm, typ: 'JWT', kid: by.id })}.${encoded(claims)}`;
  const signature = signBytes('sha256', Buffer.from(text), { key: by.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}
