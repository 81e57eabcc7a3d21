import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { type Account, readAccounts } from '@/lib/intake/accounts';
import { doorPrefix } from '@/lib/intake/incoming';
import { verdicts } from '@/lib/intake/types';
import { ownOrigin } from '@/lib/platform/http/own-origin';
import { secondMs } from '@/lib/platform/time';
import type { Credential, SignedRequest } from '@/lib/providers/contract';
import { doorPath } from '@/lib/providers/registry';
import { testReferencePrefix } from '@/lib/providers/test-requests';
import { noSuchAccount } from './change-account';
import { credentialsAt } from './live-secrets';
import type { AccountRef } from './types';

export type TestCallbackResult =
  /** The door answered; `verdict` null: it kept nothing of it. */
  | {
      outcome: 'answered';
      /** What all its ids are. */
      reference: string;
      method: string;
      path: string;
      /** The end of the secret that signed it; null: the provider signs nothing. */
      hint: string | null;
      status: number;
      body: string;
      durationMs: number;
      requestId: string | null;
      verdict: (typeof verdicts)[number] | null;
      /** Why it was rejected, in a sentence. */
      causeDetail: string | null;
      callbackId: string | null;
    }
  /** Nothing to sign with. */
  | { outcome: 'no_secret' }
  /** The provider has no sample. */
  | { outcome: 'no_sample' }
  /** The console did not reach its own door within the time. */
  | { outcome: 'unreachable'; origin: string };

const answerTimeoutMs = 10 * secondMs;
/** Of a provider that signs nothing. */
const noCredential: Credential = { hint: '', fields: {} };
/** Acknowledgements are short; more than this is not ours. */
const bodyLengthMax = 2_000;

const storedSchema = z.array(
  z.object({
    id: z.string(),
    verdict: z.enum(verdicts),
    causeDetail: z.string().nullable(),
    callbackId: z.string().nullable(),
  }),
);
const storedSql = `
  select id, verdict, cause_detail as "causeDetail", callback_id as "callbackId"
  from requests
  where account_id = $1 and received_at >= $2 and body_sha256 = $3
  order by received_at desc, id desc
  limit 1`;

interface Reply {
  status: number;
  body: string;
  durationMs: number;
}

async function post(url: string, signed: SignedRequest): Promise<Reply | null> {
  const startedAt = performance.now();
  try {
    const response = await fetch(url, {
      method: signed.method,
      headers: signed.headers,
      body: signed.method === 'GET' ? undefined : signed.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    const body = (await response.text()).slice(0, bodyLengthMax);
    return { status: response.status, body, durationMs: Math.round(performance.now() - startedAt) };
  } catch {
    // Whatever kept it from answering: it is our own server, and its log says more.
    return null;
  }
}

async function findStored(ctx: ActorContext, account: Account, since: Date, payload: string) {
  const digest = createHash('sha256').update(payload).digest();
  const { rows } = await ctx.db.pool.query(storedSql, [account.id, since, digest]);
  const [stored] = storedSchema.parse(rows);
  return {
    requestId: stored?.id ?? null,
    verdict: stored?.verdict ?? null,
    causeDetail: stored?.causeDetail ?? null,
    callbackId: stored?.callbackId ?? null,
  };
}

/**
 * Signs the provider's sample with the account's newest live secret and posts it, over HTTP, to the console's own door, as the
 * provider would. It becomes an ordinary callback: its ids begin with `console-test-`, its amounts are 0, and it ends in
 * failure, so that it counts for nothing. Audited with its reference. Throws `NotFoundError`.
 */
export async function sendTestCallback(ctx: ActorContext, ref: AccountRef): Promise<TestCallbackResult> {
  assertMay(ctx.actor, 'accounts.test');
  const account = (await readAccounts(ctx, ctx.db.pool)).find(ref.provider, ref.account);
  if (!account) throw noSuchAccount(ref);
  const { provider, view } = account;
  const at = ctx.clock.now();
  const needsSecret = provider.secretFields.length > 0;
  const credential = needsSecret ? credentialsAt(account.secrets, at)[0] : noCredential;
  if (!provider.testRequest) return { outcome: 'no_sample' };
  if (!credential) return { outcome: 'no_secret' };

  const reference = `${testReferencePrefix}${at.getTime()}-${randomBytes(3).toString('hex')}`;
  const unsigned = provider.testRequest(reference, view.settings);
  const nonce = randomBytes(10).toString('hex');
  const signed = provider.sign(unsigned, { credential, at, nonce, settings: view.settings });
  const [, query = ''] = signed.path.split(/\?(.*)/s);
  const path = `${doorPrefix}${doorPath(unsigned.channel, account.slug)}${query === '' ? '' : `?${query}`}`;
  const origin = ownOrigin(ctx.environment);
  const reply = await post(`${origin}${path}`, signed);
  await writeAudit(ctx.db.prisma, ctx.actor, {
    action: 'account.tested',
    subject: `account:${account.id}`,
    after: { reference, status: reply?.status ?? null },
  });
  if (!reply) return { outcome: 'unreachable', origin };
  const stored = await findStored(ctx, account, at, signed.method === 'GET' ? query : signed.body);
  return {
    outcome: 'answered',
    reference,
    method: signed.method,
    path,
    hint: needsSecret ? credential.hint : null,
    ...reply,
    ...stored,
  };
}
