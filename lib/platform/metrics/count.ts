import { metrics } from './metrics';

/** Counts one request at the door. `cause` empty unless refused; all of them closed sets. */
export function countDoorRequest(provider: string, outcome: string, cause: string, seconds: number): void {
  const { doorRequests, doorSeconds } = metrics().instruments;
  doorRequests.inc({ provider, outcome, cause });
  doorSeconds.observe({ outcome }, seconds);
}

/** Counts one stored request, and the callback that it made where it was accepted. */
export function countStored(provider: string, verdict: string, callbackOutcome: string | null): void {
  const { stored, callbacks } = metrics().instruments;
  stored.inc({ provider, verdict });
  if (verdict === 'accepted' && callbackOutcome !== null) callbacks.inc({ provider, outcome: callbackOutcome });
}

/** Counts what a round of applying came to. */
export function countApplied(applied: number, failed: number): void {
  const counter = metrics().instruments.applied;
  if (applied > 0) counter.inc({ result: 'applied' }, applied);
  if (failed > 0) counter.inc({ result: 'failed' }, failed);
}

/** Counts rows whose bytes retention removed, by what they were. */
export function countRemoved(removed: { requests: number; attempts: number; answers: number }): void {
  const counter = metrics().instruments.removed;
  if (removed.requests > 0) counter.inc({ kind: 'requests' }, removed.requests);
  if (removed.attempts > 0) counter.inc({ kind: 'attempts' }, removed.attempts);
  if (removed.answers > 0) counter.inc({ kind: 'answers' }, removed.answers);
}

/** Counts that a worker claimed nothing, for the sake of a door. */
export function countPutOff(): void {
  metrics().instruments.putOff.inc();
}

/** Tells whether the screens answer; before it is called, and in processes that start no screens, nothing is told of them. */
export function setScreensUp(up: boolean): void {
  metrics().instruments.screensUp.set(up ? 1 : 0);
}

/** Counts one finished attempt; `totalMs` null where nothing was sent. */
export function countAttempt(lane: string, result: string, totalMs: number | null): void {
  const { attempts, attemptSeconds } = metrics().instruments;
  attempts.inc({ lane, result });
  if (totalMs !== null) attemptSeconds.observe({ lane }, totalMs / 1_000);
}
