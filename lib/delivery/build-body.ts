import type { Accounts } from '@/lib/intake/accounts';
import { openEnvelope } from '@/lib/intake/envelope';
import type { Vault } from '@/lib/platform/vault';
import type { ExactJson } from '@/lib/providers/exact-json';
import { type ArrivedRequest, type ForwardedBody, normalizedBody, originalBody } from './forwarded-body';
import type { ForwardedCallback } from './read-work';
import type { BodyMode } from './types';

export interface BuiltBody extends ForwardedBody {
  /** Method of the request that the callback arrived in. */
  method: string;
}

function openArrived(vault: Vault, { requestId, sealed, method }: ForwardedCallback): ArrivedRequest | null {
  if (!requestId || !sealed || !method) return null;
  return { method, ...openEnvelope(vault, requestId, sealed) };
}

function readPayload(callback: ForwardedCallback, arrived: ArrivedRequest, accounts: Accounts): ExactJson | null {
  const account = accounts.byId(callback.accountId);
  const request = {
    channel: callback.channel,
    method: arrived.method === 'GET' ? ('GET' as const) : ('POST' as const),
    headers: arrived.headers,
    query: arrived.query,
    body: arrived.body,
    receivedAt: callback.requestReceivedAt ?? callback.receivedAt,
  };
  const parsed = account?.provider.parse(request, account.view);
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
  if (mode === 'original') {
    const account = accounts.byId(callback.accountId);
    return { ...originalBody(arrived, account?.provider.signatureHeaders?.(account.view.settings) ?? []), method };
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
  return { ...body, method };
}
