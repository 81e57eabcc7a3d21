import type { RefusalFact, Span } from './facts';

/**
 * The ways in which a genuine callback may be refused at any time: a connection that is refused or breaks (a process that is killed,
 * starts or stops; who hangs up for want of the database is found by `judgeOutages`), a body that did not arrive in time (408), too many
 * at once (429), nothing can be stored now (503). All five providers send again after each of them: they retry whatever is not 200,
 * GatePay whatever does not say SUCCESS (docs/providers, "Retries"). A 2xx would end the retries, a 3xx be followed, and any other 4xx
 * would say that the callback is at fault, which it is not. A connection that is taken and then says nothing is never right: the
 * door waits for 2.5 s of the database at most, and where its process ends, the connection breaks.
 */
const passing: readonly RefusalFact['answer'][] = ['broken', 408, 429, 503];
/** After a clock was told to move it moves once its process is less busy. */
const clockLagMs = 2_000;

const overlaps = (one: Span, other: Span) => one.fromMs <= other.untilMs && other.fromMs <= one.untilMs;

/**
 * Pure: whether a genuine callback that was refused comes again, and for a reason that passes. 401 is one only while the clock of a server
 * was off: not every provider sends again what was called forged, and nothing else makes a genuine signature a wrong one.
 */
export function makesRetry(refusal: RefusalFact, clockMoves: readonly Span[]): boolean {
  if (refusal.answer !== 401) return passing.includes(refusal.answer);
  return clockMoves.some(({ fromMs, untilMs }) => overlaps(refusal, { fromMs, untilMs: untilMs + clockLagMs }));
}
