import { createHash } from 'node:crypto';
import type { Context } from '@/lib/platform/context';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { countDoorRequest, countStored } from '@/lib/platform/metrics/count';
import { nudge } from '@/lib/platform/nudge';
import { spanNowMs } from '@/lib/platform/tracing/record-span';
import type { HttpMethod, ProviderRequest } from '@/lib/providers/contract';
import { type Door, resolveDoor } from '@/lib/providers/registry';
import { type Account, type Accounts, freshAccounts, loadAccounts } from './accounts';
import { type Refusal, refuseUnread } from './allow';
import { answerTo, type ReceiveOutcome } from './answers';
import type { BodyClaim } from './body-room';
import { doorState, watched } from './door-state';
import { keptHeaders, sealEnvelope } from './envelope';
import { type BodyRead, type DoorAnswer, doorPrefix, type Incoming } from './incoming';
import { type Judgement, judge, type SlowJudgement } from './judge';
import { limitsFor, refuseRead } from './refuse-read';
import { rejectedShare } from './rejected/rejected-share';
import { storeFault } from './store-faults';
import { bounded, callbackColumns, type StoreRow } from './store-row';
import { traceDoor } from './trace-door';

const unavailableRetrySeconds = 5;

/** A request at a door that exists, with all that is known of it before it is judged. */
interface Arrival {
  incoming: Incoming;
  door: Door;
  account: Account;
  /** Why it is refused whatever its body says; null: its body decides. */
  unread: Refusal | null;
  receivedAt: Date;
}

/**
 * The door: read → allow → verify → parse → store → acknowledge. Whatever comes in, an answer goes out, never a 5xx but 503,
 * and an acknowledgement only after the commit. Everything but what the answer table excepts is kept. Never throws.
 */
export async function receive(ctx: Context, incoming: Incoming): Promise<DoorAnswer> {
  const startedAtMs = performance.now();
  const door = resolveDoor(incoming.path);
  let outcome: ReceiveOutcome;
  try {
    outcome = door ? await take(ctx, incoming, door) : { outcome: 'unknown_door' };
  } catch (error) {
    outcome = broken(ctx, error);
  }
  const provider = door?.provider.id ?? 'unknown';
  const cause = outcome.outcome === 'refused' ? outcome.cause : '';
  countDoorRequest(provider, outcome.outcome, cause, (performance.now() - startedAtMs) / 1_000);
  return answerTo(outcome);
}

function broken(ctx: Context, error: unknown): ReceiveOutcome {
  const incidentId = uuidv7(ctx.clock.now());
  ctx.log.error({ incidentId, err: error }, 'a request at the door could not be handled');
  return { outcome: 'broken', incidentId };
}

function sendAway(ctx: Context, reason: string): ReceiveOutcome {
  doorState(ctx).refusals.add(ctx.log, reason);
  return { outcome: 'unavailable', retryAfterSeconds: unavailableRetrySeconds };
}

/** The database did not take it. */
function unavailable(ctx: Context, error: unknown): ReceiveOutcome {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return sendAway(ctx, typeof code === 'string' ? code : 'away');
}

async function findAccounts(ctx: Context): Promise<Accounts | ReceiveOutcome> {
  const startedAtMs = performance.now();
  try {
    return await loadAccounts(ctx);
  } catch (error) {
    if (storeFault(error) !== 'database') throw error;
    doorState(ctx).watch.missed(performance.now() - startedAtMs);
    return unavailable(ctx, error);
  }
}

async function take(ctx: Context, incoming: Incoming, door: Door): Promise<ReceiveOutcome> {
  if (doorState(ctx).watch.isAway) return unavailable(ctx, null);
  const accounts = freshAccounts(ctx) ?? (await findAccounts(ctx));
  if ('outcome' in accounts) return accounts;
  const account = accounts.find(door.provider.id, door.accountSlug);
  if (!account) return { outcome: 'unknown_door' };

  const receivedAt = ctx.clock.now();
  const unread = refuseUnread(door.channel, account, incoming);
  const { rate, refused, room } = doorState(ctx);
  // What is refused whatever it says is counted by itself: strangers do not use up what an allow-list keeps for the provider.
  const counted = unread ? `${account.id} refused` : account.id;
  if (!rate.take(counted, account.door.ratePerSecondMax, receivedAt.getTime())) {
    refused.add(ctx, account.id);
    return { outcome: 'rate_limited', retryAfterSeconds: 1 };
  }
  const claim = room.claim();
  try {
    return await decide(ctx, { incoming, door, account, unread, receivedAt }, claim);
  } finally {
    claim.end();
  }
}

async function decide(ctx: Context, arrival: Arrival, claim: BodyClaim): Promise<ReceiveOutcome> {
  const { incoming, door, account, unread } = arrival;
  const limits = { ...limitsFor(account.door, unread), claim };
  const read = await incoming.readBody(limits);
  if (read.end === 'no_room') {
    return sendAway(ctx, 'no_room');
  }
  const refusal = unread ?? refuseRead(read.end, read, limits);
  const judged: Judgement | SlowJudgement = refusal
    ? { judged: 'refused', ...refusal, keyHint: null }
    : judge(account, providerRequest(arrival, read));
  const judgement = judged.judged === 'slow' ? await doorState(ctx).proofs.run(account.id, judged.finish) : judged;
  if (judgement === null) return sendAway(ctx, 'proofs_full');
  noteSecretUse(ctx, arrival, judgement);
  if (judgement.judged === 'believed' && !judgement.verified && account.allowList.length === 0) {
    const limited = await limitUnverified(ctx, arrival, read.bytes.length);
    if (limited) return limited;
  }
  const outcome: ReceiveOutcome =
    judgement.judged === 'believed'
      ? { outcome: 'acknowledged', acknowledgement: judgement.acknowledgement }
      : { outcome: 'refused', cause: judgement.cause, channel: door.channel, complete: read.end === 'complete' };
  const row = storeRow(ctx, arrival, read, judgement, answerTo(outcome));
  if (judgement.judged === 'refused' && !isKept(ctx, arrival, row)) return outcome;
  return await store(ctx, row, outcome);
}

/** Without an allow-list anybody can make callbacks that need no signature: only so many an hour. Null: let it in. */
async function limitUnverified(
  ctx: Context,
  { account, receivedAt }: Arrival,
  bytes: number,
): Promise<ReceiveOutcome | null> {
  const { unverified, refused, watch } = doorState(ctx);
  try {
    const one = { eventsMax: account.door.unverifiedPerHourMax, bytes, at: receivedAt };
    const waitSeconds = await watched(watch, () => unverified.take(ctx, account.id, one));
    if (waitSeconds === null) return null;
    refused.add(ctx, account.id);
    return { outcome: 'rate_limited', retryAfterSeconds: waitSeconds };
  } catch (error) {
    if (storeFault(error) === 'database') return unavailable(ctx, error);
    throw error;
  }
}

/** False: the account's bound on rejected requests is used up. The sender gets its answer all the same. */
function isKept(ctx: Context, { account, receivedAt }: Arrival, row: StoreRow): boolean {
  const bounds = { rowsMax: account.door.rejectedRowsPerDayMax, bytesMax: account.door.rejectedBytesPerDayMax };
  const share = rejectedShare(row, account.allowList.length > 0);
  return doorState(ctx).rejected.take(ctx, account.id, { ...bounds, share }, row.sealed.length, receivedAt);
}

function noteSecretUse(ctx: Context, { account, receivedAt }: Arrival, judgement: Judgement): void {
  const hint = judgement.judged === 'believed' ? judgement.verification.keyHint : judgement.keyHint;
  if (hint !== null) doorState(ctx).uses.note(ctx, account, hint, receivedAt);
}

function providerRequest({ incoming, door, receivedAt }: Arrival, read: BodyRead): ProviderRequest {
  const method: HttpMethod = incoming.method === 'GET' ? 'GET' : 'POST';
  const { headers, query } = incoming;
  return { channel: door.channel.id, method, headers, query, body: read.bytes, receivedAt };
}

/** What came as the payload: by GET it is the query string. */
function payloadOf(incoming: Incoming, read: BodyRead): BodyRead {
  if (incoming.method !== 'GET' || read.bytesArrived > 0) return read;
  const bytes = Buffer.from(incoming.query);
  return { end: read.end, bytes, bytesArrived: bytes.length, sha256: createHash('sha256').update(bytes).digest() };
}

function storeRow(
  ctx: Context,
  { incoming, door, account, receivedAt }: Arrival,
  read: BodyRead,
  judgement: Judgement,
  answer: DoorAnswer,
): StoreRow {
  const id = uuidv7(receivedAt);
  const isBelieved = judgement.judged === 'believed';
  const payload = payloadOf(incoming, read);
  const contentType = incoming.headers['content-type'];
  return {
    id,
    accountId: account.id,
    provider: door.provider.id,
    channel: door.channel.id,
    cause: isBelieved ? null : judgement.cause,
    causeDetail: isBelieved ? null : bounded(judgement.detail, 500),
    method: bounded(incoming.method, 20),
    path: bounded(`${doorPrefix}${incoming.path}`, 500),
    sourceAddress: bounded(incoming.sourceAddress, 64),
    contentType: contentType === undefined ? null : bounded(contentType, 200),
    sealed: sealEnvelope(ctx.vault, id, {
      headers: keptHeaders(incoming.headers),
      query: incoming.query,
      body: read.bytes,
      ...(read.end !== 'complete' && { complete: false }),
    }),
    bodyBytes: payload.bytesArrived,
    bodyKeptBytes: payload.bytes.length,
    bodySha256: payload.sha256,
    keyHint: isBelieved ? judgement.verification.keyHint : judgement.keyHint,
    answerStatus: answer.status,
    answerBody: answer.body,
    answerType: answer.headers['content-type'] ?? null,
    receivedAt: receivedAt.toISOString(),
    callback: isBelieved ? callbackColumns(judgement.notification, judgement.verified, judgement.verification) : null,
  };
}

async function store(ctx: Context, row: StoreRow, outcome: ReceiveOutcome): Promise<ReceiveOutcome> {
  if (doorState(ctx).watch.isAway) return unavailable(ctx, null);
  const submittedAtMs = spanNowMs();
  const committed = await doorState(ctx).commits.submit(row);
  traceDoor(row, submittedAtMs, committed);
  switch (committed.outcome) {
    case 'committed': {
      const { verdict, callbackId } = committed.result;
      countStored(row.provider, verdict, row.callback?.outcome ?? null);
      if (verdict === 'accepted') nudge('apply');
      nudge('callbacks');
      const facts = { requestId: row.id, provider: row.provider, verdict, cause: row.cause, callbackId };
      ctx.log.debug(facts, 'a request at the door was stored');
      return outcome;
    }
    case 'row_fault':
      return broken(ctx, committed.error);
    case 'database_fault':
      return unavailable(ctx, committed.error);
    case 'full':
    case 'late':
      return sendAway(ctx, committed.outcome);
  }
}
