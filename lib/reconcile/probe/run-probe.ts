import { countEvent } from '@/lib/access/rate-limit';
import { type Account, loadAccounts } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { nudge } from '@/lib/platform/nudge';
import { minuteMs, secondMs } from '@/lib/platform/time';
import type { Asked, Probes } from '@/lib/providers/probe-contract';
import type { ClaimedProbe } from './claim-probes';
import { decideAnswer } from './decide-answer';
import { decideNextTry } from './decide-next-try';
import type { ProbeErrorClass } from './error-class';
import { evidenceOf, sealEvidence } from './probe-envelope';
import { recordAnswer, recordFailure } from './probe-issues';
import { readMeans } from './probe-means';
import { type ProbeTools, putQuestion, type Reply } from './put-question';
import { readAsked } from './read-asked';
import { holdAccount, type SettledProbe, settleProbe } from './settle-probe';
import { storeAnswer } from './store-answer';
import { readHeld } from './subject-row';

/** What a try came to: its words in the log and in tests. */
export type ProbeResult = 'answered' | 'applied' | 'again' | 'postponed' | 'failed' | 'lost';

interface Run {
  ctx: Context;
  probe: ClaimedProbe;
  workerId: string;
}

type Ending = Partial<SettledProbe> & Pick<SettledProbe, 'state'>;

function ended({ probe, workerId }: Run, ending: Ending): SettledProbe {
  const nothing = { nextTryAt: null, finishedAt: null, statusCode: null, errorClass: null, errorWords: null };
  return { id: probe.id, workerId, ...nothing, sealed: null, comparison: [], callbackId: null, ...ending };
}

function sealed({ ctx, probe }: Run, { request, response }: Reply): Buffer | null {
  return request || response ? sealEvidence(ctx.vault, probe.id, evidenceOf(request, response)) : null;
}

/** Asked again later, or given up with an issue. */
async function settleFailure(
  run: Run,
  errorClass: ProbeErrorClass,
  errorWords: string,
  reply: Reply | null,
): Promise<ProbeResult> {
  const { ctx, probe } = run;
  const now = ctx.clock.now();
  const retryAfter = reply?.answer.outcome === 'rate_limited' ? reply.answer.retryAfterSeconds : null;
  const next = decideNextTry(errorClass, probe.tries, retryAfter);
  const again = next.step === 'again';
  const nextTryAt = again ? new Date(now.getTime() + next.afterMs) : null;
  const statusCode = reply?.response?.statusCode ?? null;
  return inTransaction(ctx.db.pool, async (tx) => {
    const written = await settleProbe(
      tx,
      ended(run, {
        state: again ? 'waiting' : 'failed',
        nextTryAt,
        finishedAt: again ? null : now,
        sealed: reply && sealed(run, reply),
        ...{ statusCode, errorClass, errorWords },
      }),
    );
    if (!written) return 'lost';
    if (nextTryAt && errorClass === 'rate_limited') await holdAccount(tx, probe.accountId, nextTryAt);
    if (again) return 'again';
    await recordFailure(tx, probe, errorClass, now);
    return 'failed';
  });
}

/** The bound of the account is reached in this minute: it waits for the next one, and that is no try. */
async function postpone(run: Run, retryAfterSeconds: number): Promise<ProbeResult> {
  const { ctx } = run;
  // A whole second, the same for all who are turned away in this one: they are held once, not by each of them.
  const nextTryAt = new Date((Math.ceil(ctx.clock.now().getTime() / secondMs) + retryAfterSeconds) * secondMs);
  const errorWords = `The account's own bound is reached; it is asked in ${retryAfterSeconds} s.`;
  return inTransaction(ctx.db.pool, async (tx) => {
    const settled = ended(run, {
      state: 'waiting',
      nextTryAt,
      uncounted: true,
      errorClass: 'rate_limited',
      errorWords,
    });
    if (!(await settleProbe(tx, settled))) return 'lost';
    await holdAccount(tx, run.probe.accountId, nextTryAt);
    return 'postponed';
  });
}

/** The provider knows no such record: an answer, and a mismatch where the ledger holds one. */
async function settleUnknown(run: Run, reply: Reply, detail: string): Promise<ProbeResult> {
  const { ctx, probe } = run;
  const now = ctx.clock.now();
  return inTransaction(ctx.db.pool, async (tx) => {
    const held = await readHeld(tx, probe.subject);
    const record = {
      field: 'record',
      ours: held?.state.status ?? null,
      theirs: 'not known',
      same: held ? false : null,
    };
    const written = await settleProbe(
      tx,
      ended(run, {
        state: 'answered',
        finishedAt: now,
        statusCode: reply.response?.statusCode ?? null,
        errorClass: 'not_found',
        errorWords: detail,
        sealed: sealed(run, reply),
        comparison: [record],
      }),
    );
    if (!written) return 'lost';
    await recordAnswer(tx, probe, null, held ? [record] : [], now);
    return 'answered';
  });
}

type Answered = Extract<Reply['answer'], { outcome: 'answered' }>;

/** Compared, kept, and where it tells more than the ledger holds, stored as a callback; all of it or nothing. */
async function settleAnswer(
  run: Run,
  account: Account,
  asked: Asked,
  reply: Reply,
  { notification }: Answered,
): Promise<ProbeResult> {
  const { ctx, probe } = run;
  const { request, response } = reply;
  const now = ctx.clock.now();
  if (!request || !response) throw new Error(`Probe ${probe.id} has an answer without its bytes.`);
  const result = await inTransaction(ctx.db.pool, async (tx): Promise<ProbeResult> => {
    const held = await readHeld(tx, probe.subject);
    const { comparison, newer, mismatches } = decideAnswer(notification, held, now);
    const stored = { probeId: probe.id, account, asked, request, notification };
    const callbackId = newer
      ? await storeAnswer(ctx, tx, { ...stored, response: { ...response, receivedAt: now } })
      : null;
    const written = await settleProbe(
      tx,
      ended(run, {
        state: 'answered',
        finishedAt: now,
        statusCode: response.statusCode,
        sealed: sealed(run, reply),
        comparison,
        callbackId,
      }),
    );
    if (!written) throw new LostLease();
    await recordAnswer(tx, probe, notification, mismatches, now);
    return callbackId === null ? 'answered' : 'applied';
  });
  if (result === 'applied') nudge('apply');
  nudge('records');
  return result;
}

/** Somebody else took the question up meanwhile: what this worker wrote of it is rolled back. */
class LostLease extends Error {}

async function ask(run: Run, account: Account, probes: Probes, tools: ProbeTools): Promise<ProbeResult> {
  const { ctx, probe } = run;
  const means = readMeans(account, ctx.clock.now());
  if (!means.ready) return settleFailure(run, 'not_set_up', means.reason, null);
  const limit = { name: 'probe', eventsMax: probes.ratePerMinuteMax, windowMs: minuteMs };
  const room = await countEvent(ctx, limit, account.id);
  if (!room.allowed) return postpone(run, room.retryAfterSeconds);
  const asked = await readAsked(ctx.db.pool, probe);
  const { credential } = means;
  const question = { accountId: account.id, probes, credential, settings: account.view.settings, asked };
  const reply = await putQuestion(question, tools, () => ctx.clock.now());
  switch (reply.answer.outcome) {
    case 'answered':
      return settleAnswer(run, account, asked, reply, reply.answer);
    case 'not_found':
      return settleUnknown(run, reply, reply.answer.detail);
    case 'refused':
    case 'rate_limited':
    case 'unavailable':
    case 'unreachable':
    case 'unreadable':
      return settleFailure(run, reply.answer.outcome, reply.answer.detail, reply);
  }
}

/** Puts one claimed question and writes what came of it. Throws only where the database is away: then its lease ends. */
export async function runProbe(
  ctx: Context,
  probe: ClaimedProbe,
  tools: ProbeTools,
  workerId: string,
): Promise<ProbeResult> {
  const run = { ctx, probe, workerId };
  const account = (await loadAccounts(ctx)).byId(probe.accountId);
  const probes = account?.provider.probes;
  if (!account || !probes) return settleFailure(run, 'not_set_up', 'The provider cannot be asked any more.', null);
  if (probe.wasInterrupted && decideNextTry('interrupted', probe.tries - 1).step === 'give_up') {
    return settleFailure(run, 'interrupted', 'Each worker that asked ended before the answer was written.', null);
  }
  try {
    return await ask(run, account, probes, tools);
  } catch (error) {
    if (error instanceof LostLease) return 'lost';
    throw error;
  }
}
