import type { Accounts } from '@/lib/intake/accounts';
import { type Envelope, openEnvelope } from '@/lib/intake/envelope';
import { readStored } from '@/lib/intake/read-stored';
import type { Vault } from '@/lib/platform/vault';
import type { ExactJson } from '@/lib/providers/exact-json';
import { type ArrivedRequest, type ForwardedBody, normalizedBody, originalBody } from './forwarded-body';
import type { ForwardedCallback } from './read-work';
import type { BodyMode } from './types';

export interface BuiltBody extends ForwardedBody {
  /** Method of the request that the callback arrived in. */
  method: string;
}

type Arrived = ArrivedRequest & { envelope: Envelope };

function openArrived(vault: Vault, { requestId, sealed, method }: ForwardedCallback): Arrived | null {
  if (!requestId || !sealed || !method) return null;
  const envelope = openEnvelope(vault, requestId, sealed);
  const { headers, query, body, asked } = envelope;
  // The answer of a provider that was asked has a body whatever the question's method was.
  return { method: asked ? 'POST' : method, headers, query, body, envelope };
}

function readPayload(callback: ForwardedCallback, arrived: Arrived, accounts: Accounts): ExactJson | null {
  const account = accounts.byId(callback.accountId);
  const { method, envelope } = arrived;
  const receivedAt = callback.requestReceivedAt ?? callback.receivedAt;
  const parsed = account && readStored(account, { channel: callback.channel, method, envelope, receivedAt });
  return parsed?.outcome === 'parsed' ? parsed.payload : null;
}

/**
 * The body of `callback` as a destination gets it: the same bytes every time. Null where retention dropped what it arrived in.
 * Throws `AppError('unavailable')` where the sealed bytes do not open.
 */
export function buildBody(
  vault: Vault,
  callback: ForwardedCallback,
  mode: BodyMode,
  accounts: Accounts,
): BuiltBody | null {
  const arrived = openArrived(vault, callback);
  if (!arrived) return null;
  const { method } = arrived;
  const origin: Record<string, string> = arrived.envelope.asked ? { 'callback-origin': 'probe' } : {};
  if (mode === 'original') {
    const account = accounts.byId(callback.accountId);
    // Nobody signed an answer for the merchant's backends: it goes as it came, with its content type alone.
    const signedIn = arrived.envelope.asked ? [] : account?.provider.signatureHeaders?.(account.view.settings);
    const body = originalBody(arrived, signedIn ?? []);
    return { ...body, headers: { ...body.headers, ...origin }, method };
  }
  const { id, provider, account, channel, type, providerStatus, outcome, verified } = callback;
  const { transferId, batchId, amount, currency } = callback;
  const body = normalizedBody({
    ...{ id, provider, account, channel, type, providerStatus, outcome, verified },
    ...{ transferId, batchId, amount, currency },
    occurredAt: callback.occurredAt?.toISOString() ?? null,
    receivedAt: callback.receivedAt.toISOString(),
    payload: readPayload(callback, arrived, accounts),
  });
  return { ...body, headers: origin, method };
}
