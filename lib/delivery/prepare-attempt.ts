import { loadAccounts } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import type { Vault } from '@/lib/platform/vault';
import { type BuiltBody, buildBody } from './build-body';
import type { ClaimedDelivery, ClaimedWork } from './claim-deliveries';
import { openHeaders, openSecret } from './destination-secrets';
import type { ErrorClass } from './error-class';
import { testBody } from './forwarded-body';
import type { LockedGate } from './lock-gates';
import type { ForwardedCallback } from './read-work';
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

interface OpenedDestination {
  secrets: readonly string[];
  ownHeaders: Readonly<Record<string, string>>;
}

function openDestination(vault: Vault, gate: LockedGate): OpenedDestination {
  const { destinationId, secretIds, secretsSealed, headersSealed } = gate;
  const secrets = secretIds.flatMap((id, place) => {
    const sealed = secretsSealed[place];
    return sealed ? [openSecret(vault, id, sealed)] : [];
  });
  return { secrets, ownHeaders: openHeaders(vault, destinationId, headersSealed) };
}

/**
 * Prepares a group of claimed deliveries without the database, but where accounts have changed. One that cannot be prepared is said
 * to be so and spoils it for nobody else; only an absent database throws.
 */
export async function prepareAttempts(ctx: Context, claimed: readonly ClaimedWork[]): Promise<Prepared[]> {
  const accounts = await loadAccounts(ctx);
  // Opened once for a claim, however many of its deliveries go there.
  const opened = new Map<string, OpenedDestination>();
  const openOnce = (gate: LockedGate): OpenedDestination => {
    const destination = opened.get(gate.destinationId) ?? openDestination(ctx.vault, gate);
    opened.set(gate.destinationId, destination);
    return destination;
  };

  const prepare = ({ delivery, callback }: ClaimedWork): PreparedAttempt => {
    const { destination, startedAt } = delivery;
    const body = callback
      ? buildBody(ctx.vault, callback, destination.bodyMode, accounts)
      : { ...testBody(destination.name, startedAt), method: 'POST' };
    if (!body) return unfit('bytes_gone', 'The bytes that the callback arrived in are no longer kept.');
    return assemble({ delivery, body, callback, ...openOnce(destination) });
  };
  return claimed.map((work) => {
    const { delivery, callback, ownFaultCount } = work;
    const requestId = callback?.requestId ?? null;
    try {
      return { delivery, prepared: prepare(work), requestId, ownFaultCount };
    } catch (error) {
      const words =
        error instanceof AppError ? error.message : 'The console made a mistake while it built the request.';
      ctx.log.error({ deliveryId: delivery.id, error: words }, 'A delivery could not be prepared');
      return { delivery, prepared: unfit('not_prepared', words), requestId, ownFaultCount };
    }
  });
}
