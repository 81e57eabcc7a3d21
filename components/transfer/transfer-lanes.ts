import { transitionLooks } from '@/components/domain/transition-badge';
import { asRecorded } from '@/components/timeline/as-recorded';
import type { TimelineSources } from '@/components/timeline/layout-timeline';
import type { LaneSource } from '@/components/timeline/timeline-model';
import type { DeliveryWithAttempts } from '@/lib/delivery/types';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { RecordProbe } from '@/lib/ledger/list-record-probes';
import type { RelatedCallback } from '@/lib/ledger/list-related-callbacks';
import type { IssueSummary, TransferDetails } from '@/lib/ledger/types';
import { attemptNote, callbackNote, issueNote, probeNote } from './lane-notes';

/** Destinations, and issues, that have a lane each; further ones share one, so that a page never has more than a dozen. */
const ownLanesMax = { destinations: 5, issues: 3 } as const;

/** Everything that happened around a transfer. */
export interface TransferHistory {
  callbacks: readonly RelatedCallback[];
  deliveries: readonly DeliveryWithAttempts[];
  issues: readonly IssueSummary[];
  probes: readonly RecordProbe[];
}

function noteLane(key: string, label: string, notes: NonNullable<LaneSource['notes']>): LaneSource[] {
  if (notes.length === 0) return [];
  const lane = { key, label, status: '', terminal: true, outcome: 'none', conflicted: false } as const;
  return [{ ...lane, events: [], notes: [...notes].sort((a, b) => a.atMs - b.atMs), inWords: true }];
}

/** The first `max` groups as they are, all further ones as one that is called `rest`. */
function withRest<Item>(groups: readonly { key: string; label: string; items: Item[] }[], max: number, rest: string) {
  if (groups.length <= max + 1) return groups;
  const further = groups.slice(max);
  const items = further.flatMap((group) => group.items);
  return [...groups.slice(0, max), { key: 'rest', label: `${further.length} ${rest}`, items }];
}

function destinationLanes(deliveries: readonly DeliveryWithAttempts[], nowMs: number): LaneSource[] {
  const byDestination = new Map<string, { key: string; label: string; items: DeliveryWithAttempts[] }>();
  for (const delivery of deliveries) {
    const { destinationId: key, destinationName: label } = delivery;
    const group = byDestination.get(key) ?? { key, label, items: [] };
    group.items.push(delivery);
    byDestination.set(key, group);
  }
  return withRest([...byDestination.values()], ownLanesMax.destinations, 'further destinations').flatMap(
    ({ key, label, items }) =>
      noteLane(
        `destination:${key}`,
        `To ${label}`,
        items.flatMap((delivery) => delivery.attempts.map((attempt) => attemptNote(delivery, attempt, nowMs))),
      ),
  );
}

function issueLanes(issues: readonly IssueSummary[], nowMs: number): LaneSource[] {
  const groups = issues.map((issue) => ({ key: issue.id, label: issueKindWords[issue.kind].label, items: [issue] }));
  return withRest(groups, ownLanesMax.issues, 'further issues').flatMap(({ key, label, items }) =>
    noteLane(
      `issue:${key}`,
      label,
      items.map((issue) => issueNote(issue, nowMs)),
    ),
  );
}

/**
 * Pure: the lanes of a transfer. First its own statuses at the provider's time; below them, at our time, when its callbacks
 * arrived, each attempt to send them on, its issues while they were open, and what the provider was asked.
 */
export function transferLanes(transfer: TransferDetails, history: TransferHistory, nowMs: number): TimelineSources {
  const { status, terminal, outcome, conflicted, openedAt, settledAt } = transfer;
  const verdicts = new Map(transfer.timeline.map(({ callbackId, verdict }) => [callbackId, verdict]));
  const events = [...transfer.timeline].sort(asRecorded).map(({ at, verdict, fromStatus, toStatus, callbackId }) => ({
    ...{ atMs: Date.parse(at), verdict, fromStatus, toStatus, callbackId },
  }));
  return {
    openedMs: Date.parse(openedAt),
    settledMs: settledAt === null ? null : Date.parse(settledAt),
    nowMs,
    head: { key: 'transfer', label: 'Transfer', status, terminal, outcome, conflicted, events },
    lines: [
      ...noteLane(
        'callbacks',
        'Callbacks',
        history.callbacks.map((callback) => {
          const verdict = verdicts.get(callback.id) ?? null;
          return callbackNote(callback, verdict, verdict === null ? null : transitionLooks[verdict].hint);
        }),
      ),
      ...destinationLanes(history.deliveries, nowMs),
      ...issueLanes(history.issues, nowMs),
      ...noteLane(
        'probes',
        'Provider asked',
        history.probes.map((probe) => probeNote(probe, nowMs)),
      ),
    ],
  };
}
