import { attemptLook, isDelivered, triggerLabels } from '@/components/delivery/delivery-words';
import type { LaneNote, NoteTone } from '@/components/timeline/timeline-model';
import type { AttemptView, DeliveryView } from '@/lib/delivery/types';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { RecordProbe } from '@/lib/ledger/list-record-probes';
import type { RelatedCallback } from '@/lib/ledger/list-related-callbacks';
import type { IssueSummary, TransitionVerdict } from '@/lib/ledger/types';

const verdictTones: Record<TransitionVerdict, NoteTone> = {
  opened: 'progress',
  advanced: 'progress',
  superseded: 'partial',
  conflict: 'blocked',
  unrecognised: 'neutral',
};

/** Pure: a callback's first arrival. `verdict` null: it told nothing new, or is not applied yet. */
export function callbackNote(
  callback: Pick<RelatedCallback, 'id' | 'type' | 'providerStatus' | 'duplicates' | 'receivedAt' | 'origin'>,
  verdict: TransitionVerdict | null,
  effect: string | null,
): LaneNote {
  const { id, type, providerStatus, duplicates, receivedAt, origin } = callback;
  const what = [type, providerStatus].filter((word) => word !== '').join(' ');
  const times = duplicates === 0 ? '' : `, came ${duplicates + 1} times`;
  return {
    atMs: Date.parse(receivedAt),
    endMs: null,
    shape: 'arrival',
    tone: verdict === null ? 'neutral' : verdictTones[verdict],
    words: origin === 'probe' ? `${what} taken from the provider's answer` : `${what} arrived${times}`,
    hint: effect ?? 'It said nothing new, or is not applied yet.',
    link: { href: `/callbacks/${id}`, words: `Callback ${id}` },
  };
}

/** Pure: one call of a delivery; it lasts as long as the call did. */
export function attemptNote(delivery: DeliveryView, attempt: AttemptView, nowMs: number): LaneNote {
  const { id, number, startedAt, finishedAt, statusCode, errorWords } = attempt;
  const { label } = attemptLook(attempt);
  const result = [statusCode, label.toLowerCase()].filter((word) => word !== null).join(', ');
  const trigger = delivery.trigger === 'automatic' ? '' : ` of a ${triggerLabels[delivery.trigger].toLowerCase()}`;
  const query = new URLSearchParams({ tab: 'response', attempt: id });
  return {
    atMs: Date.parse(startedAt),
    endMs: finishedAt === null ? nowMs : Date.parse(finishedAt),
    shape: 'attempt',
    tone: finishedAt === null ? 'progress' : isDelivered(attempt) ? 'success' : 'failure',
    words: `Attempt ${number}${trigger}: ${result}`,
    hint: errorWords ?? `Sent to ${delivery.destinationName}.`,
    link: {
      href: delivery.callbackId === null ? '/destinations' : `/callbacks/${delivery.callbackId}?${query}`,
      words: `Attempt ${number}`,
    },
  };
}

const issueEnds: Record<IssueSummary['state'], string> = {
  open: 'open',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
  ignored: 'ignored',
};

/** Pure: an issue from when it was raised until it was closed. */
export function issueNote(
  {
    id,
    kind,
    title,
    state,
    openedAt,
    closedAt,
  }: Pick<IssueSummary, 'id' | 'kind' | 'title' | 'state' | 'openedAt' | 'closedAt'>,
  nowMs: number,
): LaneNote {
  return {
    atMs: Date.parse(openedAt),
    endMs: closedAt === null ? nowMs : Date.parse(closedAt),
    shape: 'issue',
    tone: closedAt === null ? 'failure' : 'neutral',
    words: `${issueKindWords[kind].label} (${issueEnds[state]})`,
    hint: title,
    link: { href: `/issues/${id}`, words: `Issue ${id}` },
  };
}

/** Where on the page of a record its questions to the provider are. */
export const askedAnchor = 'asked';

/** Pure: a question to the provider from when it was asked until its answer. */
export function probeNote(probe: RecordProbe, nowMs: number): LaneNote {
  const { createdAt, finishedAt, state, statusCode, reason, errorWords, resource, resourceId, callbackId } = probe;
  const answered = statusCode === null ? state : `${state}, ${statusCode}`;
  return {
    atMs: Date.parse(createdAt),
    endMs: finishedAt === null && state === 'waiting' ? nowMs : finishedAt === null ? null : Date.parse(finishedAt),
    shape: 'probe',
    tone: state === 'answered' ? 'success' : state === 'failed' ? 'failure' : 'progress',
    words: `Asked about ${resource} ${resourceId}: ${answered}`,
    hint: errorWords ?? reason,
    link:
      callbackId === null
        ? { href: `#${askedAnchor}`, words: 'Asked the provider' }
        : { href: `/callbacks/${callbackId}`, words: `Callback ${callbackId}` },
  };
}
