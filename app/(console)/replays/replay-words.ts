import type { ReplayedCallback } from '@/lib/delivery/replay/replay-callback';
import type { ApprovalCause, ReplayPlan } from '@/lib/delivery/replay/types';
import { hourMs, minuteMs, secondMs } from '@/lib/platform/time';

type StartedPlan = Pick<ReplayPlan, 'callbackCount' | 'unwantedCount' | 'failedApplyCount' | 'approval'>;

const grouped = new Intl.NumberFormat('en');

/** Pure: "1 callback", "12,408 callbacks". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${grouped.format(count)} ${count === 1 ? one : many}`;
}

/** Pure: "about 4 min", "under a second": how long handing over takes. */
export function estimateWords(seconds: number): string {
  const ms = seconds * secondMs;
  if (seconds <= 1) return 'about a second';
  if (ms < 2 * minuteMs) return `about ${seconds} s`;
  if (ms < 2 * hourMs) return `about ${Math.round(ms / minuteMs)} min`;
  return `about ${(ms / hourMs).toFixed(1)} h`;
}

/** Pure: what a plan's button says: as many as go out, for what no destination wants is left out. */
export function startWords({ callbackCount, unwantedCount, failedApplyCount, approval }: StartedPlan): string {
  const sent = callbackCount - unwantedCount;
  const verb = approval === null ? (one: string) => one : (one: string) => `Ask to ${one.toLowerCase()}`;
  return sent > 0
    ? `${verb('Replay')} ${countOf(sent, 'callback')}`
    : `${verb('Apply')} ${countOf(failedApplyCount, 'callback')} again`;
}

export const approvalWords: Record<ApprovalCause, string> = {
  sent: 'Some of it was delivered before, so a second person has to agree.',
  count: 'It is more than may be replayed at once without a second person.',
};

function named(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Pure: what became of a callback that was sent again, in a sentence or two. */
export function replayedWords(replayed: ReplayedCallback): { done: boolean; words: string } {
  switch (replayed.outcome) {
    case 'replayed': {
      const where = named(replayed.deliveries.map(({ destinationName }) => destinationName));
      const again = replayed.reapplied ? ' It had failed to apply and is applied again too.' : '';
      return { done: true, words: `It is being sent again to ${where}.${again}` };
    }
    case 'no_destination':
      return replayed.reapplied
        ? { done: true, words: 'It is applied again. Nothing is sent: no active destination wants it.' }
        : {
            done: false,
            words:
              'Nothing was sent: no active destination wants this callback. Choose one by name, or change a destination’s filter.',
          };
    case 'waiting_approval':
      return { done: true, words: `A second person has to agree first. It waits as replay ${replayed.replayId}.` };
  }
}
