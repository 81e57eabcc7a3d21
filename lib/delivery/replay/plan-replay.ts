import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { assertAskable } from '@/lib/intake/facts/assert-askable';
import { assertKnown } from '@/lib/intake/facts/assert-known';
import type { Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { refuseWithoutBytes } from './hold-bytes';
import { choiceWhere, measureSet } from './measure-set';
import { freezeFilter, type ReplayFilter } from './replay-filter';
import { approvalCause, readReplayPolicy } from './replay-policy';
import { type ReplayTarget, readTargets } from './replay-targets';
import {
  callbacksMax,
  namedMax,
  type ReplayChoice,
  type ReplayPlan,
  type ReplayRequest,
  ratePerSecondMax,
} from './types';

/** Facts of a payload have bounds: what they do not hold the payload may, and "not PAID" would send what was paid again. */
function refuseUncertain({ payload }: ReplayFilter): void {
  const uncertain = payload.find(({ operator }) => operator === 'not');
  if (!uncertain) return;
  throw new AppError(
    'bad_request',
    `A replay cannot be chosen by what payload.${uncertain.path} is not: of long or old payloads not every value is known. Say which values it is instead.`,
  );
}

/**
 * Pure: the choice with its instants frozen and its ids once each. Throws `AppError('bad_request')` for too many ids, and for a
 * filter by what a payload is not.
 */
export function freezeChoice(choice: ReplayChoice, now: Date): ReplayChoice {
  if (choice.by === 'filter') {
    refuseUncertain(choice.filter);
    return { by: 'filter', filter: freezeFilter(choice.filter, now) };
  }
  const callbackIds = [...new Set(choice.callbackIds)];
  if (callbackIds.length > namedMax) {
    throw new AppError('bad_request', `At most ${namedMax} callbacks can be named one by one. Use a filter for more.`);
  }
  return { by: 'ids', callbackIds };
}

/** Pure: the request with its choice frozen. Throws `AppError('bad_request')` as `freezeChoice` does, and for a speed out of bounds. */
export function freezeRequest(request: ReplayRequest, now: Date): ReplayRequest {
  const { ratePerSecond, choice } = request;
  if (!Number.isInteger(ratePerSecond) || ratePerSecond < 1 || ratePerSecond > ratePerSecondMax) {
    throw new AppError(
      'bad_request',
      `The speed is a whole number of callbacks a second, from 1 to ${ratePerSecondMax}.`,
    );
  }
  return { ...request, choice: freezeChoice(choice, now) };
}

/** Pure: why a set of `count` callbacks is not replayed. */
export function tooManyCallbacks(count: string): AppError {
  return new AppError(
    'bad_request',
    `${count} callbacks match; at most ${callbacksMax} are replayed at once. Narrow the filter, for instance by time.`,
  );
}

/**
 * The plan of an already frozen request to `targets`: of what its choice matches now, or of `set`, which was frozen of it. Throws as
 * `planReplay` does.
 */
export async function makePlan(
  tx: Pick<Transaction, 'query'>,
  { choice, destinationId, ratePerSecond }: ReplayRequest,
  targets: readonly ReplayTarget[],
  set = choiceWhere(choice),
): Promise<ReplayPlan> {
  const measured = await measureSet(tx, choice, targets, destinationId !== null, set);
  if (measured.callbackCount > callbacksMax) throw tooManyCallbacks(String(measured.callbackCount));
  await refuseWithoutBytes(tx, set);
  return {
    ...measured,
    ratePerSecond,
    estimatedSeconds: Math.ceil(measured.callbackCount / ratePerSecond),
    filter: choice.by === 'filter' ? choice.filter : null,
    approval: approvalCause(await readReplayPolicy(tx), measured),
  };
}

/**
 * What a bulk replay would do, counted exactly; nothing is written. The plan's `filter` has its instants frozen: start with
 * that one, and what arrives meanwhile stays out. Throws `NotFoundError` for a destination or a named callback that is not
 * there, `AppError('bad_request')` for bounds.
 */
export async function planReplay(ctx: ActorContext, request: ReplayRequest): Promise<ReplayPlan> {
  assertMay(ctx.actor, 'callbacks.replay');
  if (request.choice.by === 'filter') {
    await assertAskable(ctx, request.choice.filter);
    await assertKnown(ctx, request.choice.filter);
  }
  const frozen = freezeRequest(request, ctx.clock.now());
  return makePlan(ctx.db.pool, frozen, await readTargets(ctx.db.pool, frozen.destinationId));
}
