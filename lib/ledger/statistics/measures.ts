/**
 * What is counted, and what the `word` of each says. By the hour (UTC):
 * - `received`: distinct callbacks, by the hour of arrival; word: origin (provider, probe).
 * - `duplicate`, `rejected`: requests, by the hour of arrival; word: the cause, empty for duplicates.
 * - `lag`: callbacks that say when they were made, by the hour of arrival; word: bucket of the way here (`./lag-buckets`).
 * - `transfer`: transfers but mandates, which move no money, by the hour they opened in; word: kind and outcome
 *   (`payout succeeded`), as money in and money out are never added; amount: the actual one where money moved, else the requested.
 * - `line`: lines of batches by the hour they opened in; word: outcome; amount: `done_amount` where it succeeded, else `amount`.
 *
 * What stands now is counted in one hour for all time, `standingAt`:
 * - `issue`: live issues; word: state and kind (`open stuck`).
 * - `at_risk`: live issues that money of the currency hangs on; word: kind and decimals (`stuck 2`), as a sum has as many decimals as
 *   the longest amount that is in it; amount: that money.
 */
export const measures = ['received', 'duplicate', 'rejected', 'lag', 'transfer', 'line', 'issue', 'at_risk'] as const;
export type Measure = (typeof measures)[number];

/** The hour of what stands now: nothing arrived in it. */
export const standingAt = new Date(0);
