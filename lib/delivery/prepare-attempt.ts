import { loadAccounts } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { type BuiltBody, buildBody } from './build-body';
import type { ClaimedDelivery } from './claim-deliveries';
import { openHeaders, openSecret } from './destination-secrets';
import type { ErrorClass } from './error-class';
import { testBody } from './forwarded-body';
import { countOwnFaults, type ForwardedCallback, readForwarded, readSecrets, type SealedSecret } from './read-work';
import { requestHeaders } from './request-headers';
import type { OutgoingRequest } from './send';
import { signatureHeaders, webhookIdOf } from './sign';

/** An attempt ready to be sent, or why it cannot be. */
export type PreparedAttempt =
  | { outcome: 'ready'; outgoing: OutgoingRequest }
  /** Nothing is sent. */
  | { outcome: 'unfit'; errorClass: ErrorClass; words: string };

/** A claimed delivery with its attempt, and the request that its callback arrived in (null: a test, or dropped by retention). */
export interface Prepared {
  delivery: ClaimedDelivery;
  prepared: PreparedAttempt;
  requestId: string | null;
  /** Of its earlier attempts, those that failed by our own doing. */
  ownFaultCount: number;
}

function unfit(errorClass: ErrorClass, words: string): PreparedAttempt {
  return { outcome: 'unfit', errorClass, words };
}

interface Parts {
  delivery: ClaimedDelivery;
  body: BuiltBody;
  callback: ForwardedCallback | null;
  secrets: readonly string[];
  ownHeaders: Readonly<Record<string, string>>;
}

function assemble({ delivery, body, callback, secrets, ownHeaders }: Parts): PreparedAttempt {
  const { webhookUuid, replayOfUuid, startedAt, destination, trigger } = delivery;
  const webhookId = webhookIdOf(webhookUuid);
  const signature = signatureHeaders({ webhookId, at: startedAt, body: body.bytes, secrets });
  if (!signature) return unfit('not_prepared', 'The destination has no signing secret that can be used.');
  const headers = requestHeaders({
    provider: body.headers,
    destination: ownHeaders,
    signature,
    contentType: body.contentType,
    bodyBytes: body.bytes.length,
    trigger,
    callback: callback && { id: callback.id, provider: callback.provider, method: body.method },
    replayOf: replayOfUuid && webhookIdOf(replayOfUuid),
  });
  const url = new URL(destination.url);
  return { outcome: 'ready', outgoing: { url, headers, body: body.bytes, timeoutMs: destination.timeoutMs } };
}

/**
 * Prepares a group of claimed deliveries with two queries in one transaction, three where some of them were tried before, whatever
 * their number. One that cannot be prepared is said to be
 * so and spoils it for nobody else; only an absent database throws.
 */
export async function prepareAttempts(ctx: Context, claimed: readonly ClaimedDelivery[]): Promise<Prepared[]> {
  const accounts = await loadAccounts(ctx);
  const read = async (tx: Transaction) => ({
    callbacks: await readForwarded(
      tx,
      claimed.flatMap(({ callbackId }) => callbackId ?? []),
    ),
    secrets: await readSecrets(
      tx,
      claimed.map(({ destinationId }) => destinationId),
      ctx.clock.now(),
    ),
    ownFaults: await countOwnFaults(
      tx,
      claimed.flatMap(({ id, attemptCount }) => (attemptCount > 1 ? id : [])),
    ),
  });
  const { callbacks, secrets, ownFaults } = await inTransaction(ctx.db.pool, read, { plansOnce: true });
  const openOf = (destinationId: string) =>
    secrets
      .filter((secret: SealedSecret) => secret.destinationId === destinationId)
      .map(({ id, sealed }) => openSecret(ctx.vault, id, sealed));

  const prepare = (delivery: ClaimedDelivery): PreparedAttempt => {
    const { callbackId, destination, startedAt } = delivery;
    const callback = callbackId === null ? null : (callbacks.get(callbackId) ?? null);
    const body = callback
      ? buildBody(ctx.vault, callback, destination.bodyMode, accounts)
      : { ...testBody(destination.name, startedAt), method: 'POST' };
    if (!body) return unfit('bytes_gone', 'The bytes that the callback arrived in are no longer kept.');
    const ownHeaders = openHeaders(ctx.vault, destination.destinationId, destination.headersSealed);
    return assemble({ delivery, body, callback, secrets: openOf(destination.destinationId), ownHeaders });
  };
  return claimed.map((delivery) => {
    const requestId = (delivery.callbackId !== null && callbacks.get(delivery.callbackId)?.requestId) || null;
    const ownFaultCount = ownFaults.get(delivery.id) ?? 0;
    try {
      return { delivery, prepared: prepare(delivery), requestId, ownFaultCount };
    } catch (error) {
      const words =
        error instanceof AppError ? error.message : 'The console made a mistake while it built the request.';
      ctx.log.error({ deliveryId: delivery.id, error: words }, 'A delivery could not be prepared');
      return { delivery, prepared: unfit('not_prepared', words), requestId, ownFaultCount };
    }
  });
}
