import { closeIssues } from '@/lib/ledger/close-issues';
import { type RaisedIssue, raiseIssues } from '@/lib/ledger/raise-issues';
import type { Context } from '@/lib/platform/context';
import { inTransaction, isTransient, type Transaction } from '@/lib/platform/db/transaction';
import { refreshCallbacks } from './refresh-callbacks';
import type { EndedAttempt } from './run-attempt';
import { pauseGone, writeEnded } from './write-ended';
import { writeWindows } from './write-windows';

const readAccounts = `
select id::text, account_id::text as "accountId", provider from callbacks where id = any($1::bigint[])`;

/** How often a group that collided with another one is written again. */
const collisionsMax = 5;

interface Owner {
  accountId: string;
  provider: string;
}

function issuesOf(attempt: EndedAttempt, owner: Owner): RaisedIssue[] {
  const { delivery, next, errorClass } = attempt;
  const { callbackId, destinationId, destinationName, attemptCount } = delivery;
  if (next.step === 'delivered') return [];
  const detail = { destinationId, destination: destinationName };
  const issues: RaisedIssue[] = [];
  if (next.step === 'exhausted') {
    const title = `Callback ${callbackId} was not delivered to ${destinationName}`;
    const last = { deliveryId: delivery.id, attempts: attemptCount, lastError: errorClass ?? '' };
    issues.push({
      ...{ ...owner, kind: 'delivery_exhausted', subject: `callback:${callbackId}`, title, callbackId },
      detail: { ...detail, ...last },
    });
  }
  if (next.pausesDestination) {
    const title = `${destinationName} answered 410 Gone and was paused`;
    issues.push({
      ...owner,
      kind: 'destination_gone',
      subject: `destination:${destinationId}`,
      title,
      detail,
      callbackId,
    });
  }
  return issues;
}

async function writeIssues(tx: Transaction, ended: readonly EndedAttempt[], sent: readonly string[], at: Date) {
  const replayed = ended.filter(({ delivery, next }) => delivery.trigger === 'replay' && next.step === 'delivered');
  const healed = new Set(replayed.flatMap(({ delivery }) => delivery.callbackId ?? []));
  const subjects = sent.filter((id) => healed.has(id)).map((id) => `callback:${id}`);
  await closeIssues(tx, 'delivery_exhausted', subjects, at);
  const troubled = ended.filter(({ delivery, next }) => {
    const isTrouble = next.step === 'exhausted' || (next.step === 'retry' && next.pausesDestination);
    return isTrouble && delivery.trigger !== 'test' && delivery.callbackId !== null;
  });
  if (troubled.length === 0) return;
  const ids = troubled.map(({ delivery }) => delivery.callbackId);
  const { rows } = await tx.query<Owner & { id: string }>(readAccounts, [ids]);
  const owners = new Map(rows.map(({ id, ...owner }) => [id, owner]));
  const issues = troubled.flatMap((attempt) => {
    const owner = owners.get(attempt.delivery.callbackId ?? '');
    return owner ? issuesOf(attempt, owner) : [];
  });
  await raiseIssues(tx, issues, at);
}

async function settle(tx: Transaction, ended: readonly EndedAttempt[], at: Date): Promise<EndedAttempt[]> {
  const ours = await writeEnded(tx, ended);
  if (ours.length === 0) return [];
  await pauseGone(tx, ours, at);
  const forwarded = ours.filter(({ delivery }) => delivery.trigger !== 'test');
  const sent = await refreshCallbacks(
    tx,
    forwarded.flatMap(({ delivery }) => delivery.callbackId ?? []),
  );
  await writeIssues(tx, ours, sent, at);
  // Last, for its rows are shared by every group of the destination.
  await writeWindows(tx, ours, at);
  return ours;
}

/**
 * Writes how attempts ended, in one transaction for the group: attempts, deliveries, what callbacks show, issues, breakers.
 * Nothing is written of a delivery whose lease is another's by now. Returns what was written.
 */
export async function settleAttempts(ctx: Context, ended: readonly EndedAttempt[], at: Date): Promise<EndedAttempt[]> {
  if (ended.length === 0) return [];
  for (let collisions = 0; ; collisions += 1) {
    try {
      return await inTransaction(ctx.db.pool, (tx) => settle(tx, ended, at), { plansOnce: true });
    } catch (error) {
      if (!isTransient(error) || collisions >= collisionsMax) throw error;
    }
  }
}
