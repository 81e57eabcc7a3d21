import { createHash } from 'node:crypto';
import type { Account } from '@/lib/intake/accounts';
import { sealEnvelope } from '@/lib/intake/envelope';
import { callbackColumns } from '@/lib/intake/store-row';
import type { StoredVerification } from '@/lib/intake/types';
import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { uuidv7 } from '@/lib/platform/db/uuid';
import type { Notification } from '@/lib/providers/contract';
import type { Asked, ProbeRequest, ProbeResponse } from '@/lib/providers/probe-contract';
import { insertAnswer } from './insert-answer';
import { evidenceOf } from './probe-envelope';

export interface NewerState {
  probeId: string;
  account: Account;
  asked: Asked;
  request: ProbeRequest;
  response: ProbeResponse;
  notification: Notification;
}

/**
 * Stores an answer as a callback that the provider did not send: the same tables, work item and path from there on. Its key is
 * that of its content, so that one state told twice is one. Returns its id; that of the one stored before where it is known.
 */
export async function storeAnswer(ctx: Context, tx: Transaction, newer: NewerState): Promise<string> {
  const { probeId, account, asked, request, response, notification } = newer;
  const verification: StoredVerification = {
    words: `The provider's answer to probe ${probeId}: we asked it over its own address, nobody called us.`,
    keyHint: null,
    form: null,
    timestampAgeMs: null,
    coverage: 'nothing',
  };
  const dedupKey = `probe:${notification.dedupKey}`;
  const columns = callbackColumns({ ...notification, dedupKey }, true, verification);
  const receivedAt = response.receivedAt;
  const id = uuidv7(receivedAt);
  const kept = evidenceOf(null, { ...response, truncated: false });
  const headers: Readonly<Record<string, string>> = kept.response?.headers ?? {};
  const { host, pathname } = new URL(request.url);
  const body = Buffer.from(response.body);
  return insertAnswer(tx, {
    requestId: id,
    accountId: account.id,
    provider: account.provider.id,
    channel: account.provider.channels[0].id,
    method: request.method,
    path: pathname,
    sourceAddress: host,
    contentType: headers['content-type'] ?? null,
    sealed: sealEnvelope(ctx.vault, id, { headers, query: '', body, asked }),
    bodyBytes: body.length,
    bodySha256: createHash('sha256').update(body).digest(),
    receivedAt,
    callback: columns,
  });
}
