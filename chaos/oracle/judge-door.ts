import type { Facts, SentFact, Span } from './facts';
import { makesRetry } from './makes-retry';
import { groupBy, type Violation } from './violation';

/** Of each answer once. */
function judgeRefusals({ key, provider, refusals }: SentFact, clockMoves: readonly Span[]): Violation[] {
  const wrong = new Set(refusals.filter((one) => !makesRetry(one, clockMoves)).map(({ answer }) => answer));
  return [...wrong].map((answer) => ({
    rule: 'refusals_make_retry',
    about: key,
    words:
      answer === 'hung'
        ? `A genuine callback of ${provider} was taken and never answered.`
        : `A genuine callback of ${provider} was refused with ${answer}.`,
  }));
}

function judgeSent(sent: SentFact, requests: readonly { verdict: string; callbackId: string | null }[]): Violation[] {
  const about = sent.key;
  const found: Violation[] = [];
  const taken = requests.filter(({ verdict }) => verdict !== 'rejected');
  if (taken.length < sent.acknowledged) {
    const words = `${sent.acknowledged} requests were acknowledged, ${taken.length} are there.`;
    found.push({ rule: 'acknowledged_is_stored', about, words });
  }
  const callbackIds = new Set(taken.map(({ callbackId }) => callbackId));
  if (sent.acknowledged > 0 && callbackIds.size !== 1) {
    found.push({ rule: 'stored_exactly_once', about, words: `It is ${callbackIds.size} callbacks.` });
  }
  return found;
}

/**
 * Pure: what was acknowledged is stored, once, and names what is there; what was refused comes again; each callback's counters are
 * those of its requests.
 */
export function judgeDoor({ sent, clockMoves, requests, callbacks, missing }: Facts): Violation[] {
  const byKey = groupBy(requests, ({ key }) => key);
  const byCallback = groupBy(requests, ({ callbackId }) => callbackId);
  const found = sent.flatMap((one) => [...judgeSent(one, byKey.get(one.key) ?? []), ...judgeRefusals(one, clockMoves)]);
  for (const about of missing) found.push({ rule: 'what_is_named_is_there', about, words: 'It is not there.' });
  for (const [identity, same] of groupBy(callbacks, (callback) => callback.identity)) {
    if (same.length > 1)
      found.push({ rule: 'stored_exactly_once', about: identity, words: `${same.length} callbacks are one.` });
  }
  for (const callback of callbacks) {
    const about = `callback ${callback.id}`;
    const own = byCallback.get(callback.id) ?? [];
    const accepted = own.filter(({ verdict }) => verdict === 'accepted');
    if (accepted.length !== 1 || accepted[0]?.id !== callback.firstRequestId) {
      const words = `${accepted.length} requests were taken for its first.`;
      found.push({ rule: 'stored_exactly_once', about, words });
    }
    const duplicates = own.length - accepted.length;
    if (duplicates !== callback.duplicates) {
      const words = `It counts ${callback.duplicates} duplicates, there are ${duplicates}.`;
      found.push({ rule: 'counters_add_up', about, words });
    }
  }
  return found;
}
