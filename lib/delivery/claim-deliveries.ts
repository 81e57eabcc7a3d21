import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { secondMs } from '@/lib/platform/time';
import { beginProbe } from './breaker';
import { type ClaimedRow, claimLane } from './claim-lane';
import { type LockedGate, lockGates, writeGates } from './lock-gates';
import { liesAhead, planRoom, type Room } from './plan-room';
import { countOwnFaults, type ForwardedCallback, readForwarded } from './read-work';
import { lanes } from './types';

/** Beyond a call's own timeout, for preparing it and writing how it went. */
export const leaseMarginMs = 30 * secondMs;
/** How long a running first attempt holds up the next one of its transfer or batch. */
export const orderHoldMs = secondMs;

export interface ClaimInput {
  workerId: string;
  now: Date;
  /** Deliveries that this process can run besides those it runs already. */
  slots: number;
  /** Of these, those that retries and bulk replays may take. */
  restSlots: number;
  /** Attempts of this process whose call has ended though it is not written yet: they take no room of their destination. */
  endedAttemptIds?: readonly string[] | undefined;
  /** Beyond a call's own timeout; `leaseMarginMs` unless told. */
  leaseMarginMs?: number | undefined;
}

/** A claimed delivery with its destination as of the claim. */
export interface ClaimedDelivery extends ClaimedRow {
  leaseId: string;
  startedAt: Date;
  destination: LockedGate;
  /** It shows whether its destination is back. */
  probe: boolean;
}

/** A claimed delivery with what its request is built of. */
export interface ClaimedWork {
  delivery: ClaimedDelivery;
  /** Null: a test without a callback. */
  callback: ForwardedCallback | null;
  /** Of its earlier attempts, those that failed by our own doing. */
  ownFaultCount: number;
}

interface Place {
  gate: LockedGate;
  room: Room;
  taken: number;
  /** Of these, retries and bulk replays: they share what is not reserved. */
  restTaken: number;
}

function leaseMsOf(gate: LockedGate, input: ClaimInput): number {
  return gate.timeoutMs + (input.leaseMarginMs ?? leaseMarginMs);
}

function roomLeft({ room, taken, restTaken }: Place, lane: keyof typeof lanes): number {
  const left = lane === 'first' ? room.first : Math.min(room[lane], room.retry - restTaken);
  return Math.min(left, room.total - taken);
}

function breakerOf({ state, openedAt, probeAt, probeFailures }: LockedGate) {
  return { state, openedAt, probeAt, probeFailures };
}

async function claimPlaces(tx: Transaction, places: Map<string, Place>, input: ClaimInput): Promise<ClaimedDelivery[]> {
  const { now, endedAttemptIds = [] } = input;
  const leaseId = `${input.workerId}/${randomUUID()}`;
  const heldSince = new Date(now.getTime() - orderHoldMs);
  const claimed: ClaimedDelivery[] = [];
  let rest = 0;
  for (const name of ['first', 'retry', 'bulk'] as const) {
    const slots = input.slots - claimed.length;
    const limit = Math.max(0, name === 'first' ? slots : Math.min(slots, input.restSlots - rest));
    const due = [...places.values()].filter(({ gate }) => gate.dueLanes.includes(lanes[name]));
    const rooms = due.map((place) => ({
      destinationId: place.gate.destinationId,
      room: roomLeft(place, name),
      leaseMs: leaseMsOf(place.gate, input),
    }));
    const attemptIds = Array.from({ length: limit }, () => uuidv7(now));
    const rows = await claimLane(tx, {
      lane: lanes[name],
      rooms,
      now,
      heldSince,
      leaseId,
      attemptIds,
      endedAttemptIds,
    });
    if (name !== 'first') rest += rows.length;
    for (const row of rows) {
      const place = places.get(row.destinationId);
      if (!place) continue;
      place.taken += 1;
      if (name !== 'first') place.restTaken += 1;
      claimed.push({ ...row, leaseId, startedAt: now, destination: place.gate, probe: place.room.probes });
    }
  }
  return claimed;
}

async function readWork(tx: Transaction, claimed: readonly ClaimedDelivery[]): Promise<ClaimedWork[]> {
  const callbacks = await readForwarded(
    tx,
    claimed.flatMap(({ callbackId }) => callbackId ?? []),
  );
  const ownFaults = await countOwnFaults(
    tx,
    claimed.flatMap(({ id, attemptCount }) => (attemptCount > 1 ? id : [])),
  );
  return claimed.map((delivery) => ({
    delivery,
    callback: (delivery.callbackId !== null && callbacks.get(delivery.callbackId)) || null,
    ownFaultCount: ownFaults.get(delivery.id) ?? 0,
  }));
}

/**
 * Claims what may start now: first attempts before retries before bulk replays, oldest first, within each destination's
 * concurrency, rate and breaker over all processes. Two claims never get the same delivery. What their requests are built of is read in
 * the same transaction: a backend that answers at once waits for the next claim, and each way to the database makes that longer.
 */
export function claimDeliveries(pool: pg.Pool, input: ClaimInput): Promise<ClaimedWork[]> {
  if (input.slots <= 0) return Promise.resolve([]);
  const work = async (tx: Transaction) => {
    const gates = await lockGates(tx, input.now, input.endedAttemptIds);
    if (gates.length === 0) return [];
    const places = new Map<string, Place>(
      gates.map((gate) => [
        gate.destinationId,
        { gate, room: planRoom({ ...gate, breaker: breakerOf(gate) }, input.now), taken: 0, restTaken: 0 },
      ]),
    );
    const claimed = await claimPlaces(tx, places, input);
    const changed = [...places.values()].filter(
      ({ gate, taken }) =>
        (taken > 0 && (gate.ratePerSecondMax !== null || gate.state !== 'closed')) ||
        // The rate goes on from now, though nothing may start yet.
        (gate.ratePerSecondMax !== null && liesAhead(gate.tokensAt, input.now, gate.databaseNow)),
    );
    await writeGates(
      tx,
      changed.map(({ gate, room, taken }) => {
        const leaseEndsAt = new Date(input.now.getTime() + leaseMsOf(gate, input));
        const breaker = room.probes && taken > 0 ? beginProbe(breakerOf(gate), leaseEndsAt) : breakerOf(gate);
        const limited = gate.ratePerSecondMax !== null;
        return {
          destinationId: gate.destinationId,
          ...breaker,
          tokens: limited ? room.tokens - taken : null,
          tokensAt: limited ? input.now : null,
        };
      }),
    );
    return readWork(tx, claimed);
  };
  return inTransaction(pool, work, { plansOnce: true, sortsByIndex: true });
}
