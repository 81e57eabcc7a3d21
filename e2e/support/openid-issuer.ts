import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Clock } from '@/lib/platform/clock';
import { makeSigningKey, type SigningKey, sign } from './openid-signing';

/** One lie at a time: what the issuer does wrong from now on. */
export type Fault =
  | 'another nonce'
  | 'no nonce'
  | 'another audience'
  | 'another issuer in the token'
  | 'another issuer in discovery'
  | 'expired'
  | 'not signed'
  | 'signed with the client secret'
  | 'signed by somebody else'
  | 'changed after signing'
  | 'no subject'
  | 'an endpoint without TLS'
  | 'no time of the sign-in'
  | 'a sign-in of before'
  | 'an error of its own';

export const openidClient = { id: 'console', secret: 'a client secret of tests only' };

interface Asked {
  params: URLSearchParams;
  used: boolean;
}

/** An OpenID provider on loopback that signs for real, and lies where a test wants it to. */
export class OpenidIssuer {
  /** Claims of whoever sits at its browser, besides those of the protocol. */
  person: Record<string, unknown> = { sub: 'subject-1', email: 'vera@example.com', email_verified: true, name: 'Vera' };
  /** Only these claims are in the ID token; the others have to be asked for. Null: all. */
  inToken: readonly string[] | null = null;
  fault: Fault | null = null;
  /** The time by which it tells when its person signed in there. */
  clock: Clock = { now: () => new Date() };
  /** Requests it got, `GET /jwks`. */
  readonly asked: string[] = [];
  private key: SigningKey;
  private readonly codes = new Map<string, Asked>();
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private constructor(private readonly algorithm: 'RS256' | 'ES256') {
    this.key = makeSigningKey(algorithm);
  }

  /** Listens on a free port. */
  static async start(algorithm: 'RS256' | 'ES256' = 'ES256'): Promise<OpenidIssuer> {
    const issuer = new OpenidIssuer(algorithm);
    await new Promise<void>((resolve) => issuer.server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get url(): string {
    const { port } = z.custom<AddressInfo>().parse(this.server.address());
    return `http://127.0.0.1:${port}`;
  }

  /** Signs with a new key from now on; the old one is gone from its key set. */
  rotateKey(): void {
    this.key = makeSigningKey(this.algorithm);
  }

  /** What the browser brings back once its person agreed; a code is good once. */
  agree(authorizationUrl: string): Record<string, string> {
    const params = new URL(authorizationUrl).searchParams;
    const code = randomBytes(16).toString('base64url');
    this.codes.set(code, { params, used: false });
    return { code, state: params.get('state') ?? '', iss: this.url };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    this.asked.push(`${request.method} ${url.pathname}`);
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return void json(200, this.discovery());
      case '/jwks':
        return void json(200, { keys: [this.key.publicJwk] });
      case '/authorize':
        return void this.showPage(url, response);
      case '/token': {
        if (this.fault === 'an error of its own') return void json(503, { error: 'server_error' });
        const form = new URLSearchParams(await text(request));
        const grant = this.redeem(form, request.headers.authorization ?? '');
        return void (grant ? json(200, this.tokens(grant)) : json(400, { error: 'invalid_grant' }));
      }
      case '/userinfo':
        return void json(200, this.person);
      default:
        return void json(404, { error: 'not_found' });
    }
  }

  private discovery(): object {
    const endpoint = (name: string) => `${this.url}/${name}`;
    return {
      issuer: this.fault === 'another issuer in discovery' ? 'https://elsewhere.example' : this.url,
      authorization_endpoint: endpoint('authorize'),
      token_endpoint: this.fault === 'an endpoint without TLS' ? 'http://elsewhere.example/token' : endpoint('token'),
      jwks_uri: endpoint('jwks'),
      userinfo_endpoint: endpoint('userinfo'),
      id_token_signing_alg_values_supported: [this.algorithm],
      authorization_response_iss_parameter_supported: true,
    };
  }

  private showPage(url: URL, response: ServerResponse): void {
    const back = (answer: Record<string, string>) => {
      const target = new URL(url.searchParams.get('redirect_uri') ?? '');
      target.search = new URLSearchParams(answer).toString();
      return target.toString().replaceAll('&', '&amp;');
    };
    const no = { error: 'access_denied', state: url.searchParams.get('state') ?? '', iss: this.url };
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(
        `<!doctype html><link rel="icon" href="data:,"><title>Issuer</title><h1>Who are you?</h1><a href="${back(this.agree(url.toString()))}">Continue</a> <a href="${back(no)}">Cancel</a>`,
      );
  }

  private redeem(form: URLSearchParams, authorization: string): Asked | null {
    const asked = this.codes.get(form.get('code') ?? '');
    const [id, secret] = Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const holds =
      asked !== undefined &&
      !asked.used &&
      id === openidClient.id &&
      decodeURIComponent(secret?.replaceAll('+', ' ') ?? '') === openidClient.secret &&
      form.get('redirect_uri') === asked.params.get('redirect_uri') &&
      challenge === asked.params.get('code_challenge');
    if (!holds) return null;
    asked.used = true;
    return asked;
  }

  private tokens({ params }: Asked): object {
    const now = Math.floor(Date.now() / 1_000);
    // Told where it was asked for, as it has to be (OpenID Connect Core 1.0, 2): it asks its person each time, unless it lies.
    const signedInAt =
      Math.floor(this.clock.now().getTime() / 1_000) - (this.fault === 'a sign-in of before' ? 3_600 : 0);
    const tellsTime = params.has('max_age') && this.fault !== 'no time of the sign-in';
    const said = Object.entries(this.person).filter(
      ([name]) => name === 'sub' || (this.inToken?.includes(name) ?? true),
    );
    const claims = {
      ...Object.fromEntries(said),
      ...(tellsTime && { auth_time: signedInAt }),
      ...(this.fault === 'no subject' && { sub: undefined }),
      iss: this.fault === 'another issuer in the token' ? 'https://elsewhere.example' : this.url,
      aud: this.fault === 'another audience' ? 'another console' : openidClient.id,
      iat: this.fault === 'expired' ? now - 7_200 : now,
      exp: this.fault === 'expired' ? now - 3_600 : now + 300,
      nonce: this.fault === 'no nonce' ? undefined : this.fault === 'another nonce' ? 'another' : params.get('nonce'),
    };
    return { access_token: 'an access token', token_type: 'Bearer', id_token: this.idToken(claims) };
  }

  private idToken(claims: object): string {
    if (this.fault === 'not signed') return sign(claims, 'none');
    if (this.fault === 'signed with the client secret') return sign(claims, { secret: openidClient.secret });
    if (this.fault === 'signed by somebody else')
      return sign(claims, { ...makeSigningKey(this.algorithm), id: this.key.id });
    const token = sign(claims, this.key);
    if (this.fault !== 'changed after signing') return token;
    const [head, , signature] = token.split('.');
    const changed = Buffer.from(JSON.stringify({ ...claims, email: 'admin@example.com' })).toString('base64url');
    return `${head}.${changed}.${signature}`;
  }
}
