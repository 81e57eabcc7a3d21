import { asReceived } from '@/lib/providers/as-received';
import type { Credential, Provider } from '@/lib/providers/contract';
import { doorPath } from '@/lib/providers/registry';
import type { SimulatedCallback } from './lifecycle';
import type { Random } from './random';

const answerTimeoutMs = 10_000;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Where callbacks go, and as whom. */
export interface Target {
  /** Base URL of the console, e.g. `http://localhost:3000`. */
  url: string;
  accountSlug: string;
  credential: Credential;
}

/** What the console said to one callback. `status` 0: nothing, and `body` says why. */
export interface Answer {
  what: string;
  status: number;
  body: string;
  expected: string;
  ok: boolean;
}

/** Signed by the provider's own `sign`; a forgery is signed with the secret turned around. */
function signedBy({ fields, hint }: Credential, sender: SimulatedCallback['sender']): Credential {
  if (sender === 'provider') return { fields, hint };
  const turned = Object.entries(fields).map(([name, secret]) => [name, `not-${[...secret].reverse().join('')}`]);
  return { hint, fields: Object.fromEntries(turned) };
}

/** Signs, sends and judges one callback. Never throws; a console that does not answer is an unexpected answer. */
export async function send(
  provider: Provider,
  callback: SimulatedCallback,
  target: Target,
  random: Random,
  at: Date,
  signal?: AbortSignal,
): Promise<Answer> {
  const credential = signedBy(target.credential, callback.sender);
  const signed = provider.sign(callback.request, { credential, at, nonce: random.text(20, letters) });
  // By GET it is the query that is signed.
  const query = signed.path.slice(signed.path.split('?', 1)[0]?.length ?? 0);
  const account = { slug: target.accountSlug, credentials: [target.credential], settings: provider.settings.parse({}) };
  const acknowledgement = provider.acknowledge(asReceived(signed, at), account);
  const answer = {
    what: callback.what,
    expected: callback.expected === 'refused' ? '401' : `200 ${acknowledgement.body}`,
  };
  const timeout = AbortSignal.timeout(answerTimeoutMs);
  try {
    const path = `/api/callbacks/${doorPath(callback.request.channel, target.accountSlug)}${query}`;
    const response = await fetch(new URL(path, target.url), {
      method: signed.method,
      headers: signed.headers,
      body: signed.method === 'GET' ? undefined : signed.body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      redirect: 'manual',
    });
    const body = await response.text();
    const ok =
      callback.expected === 'refused'
        ? response.status === 401
        : response.status === acknowledgement.status && body === acknowledgement.body;
    return { ...answer, status: response.status, body, ok };
  } catch (error) {
    return { ...answer, status: 0, body: `no answer: ${reasonOf(error)}`, ok: false };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
