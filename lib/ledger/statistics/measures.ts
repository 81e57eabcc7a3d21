/**
 * What is counted by the hour (UTC), and what the `word` of each says:
 * - `received`: distinct callbacks, by the hour of arrival; word: origin (provider, probe).
 * - `duplicate`, `rejected`: requests, by the hour of arrival; word: the cause, empty for duplicates.
 * - `lag`: callbacks that say when they were made, by the hour of arrival; word: bucket of the way here (`./lag-buckets`).
 * - `transfer`: transfers but mandates, which move no money, by the hour they opened in; word: kind and outcome
 *   (`payout succeeded`), as money in and money out are never added; amount: the actual one where money moved, else the requested.
 * - `line`: lines of batches by the hour they opened in; word: outcome; amount: `done_amount` where it succeeded, else `amount`.
 */
export const measures = ['received', 'duplicate', 'rejected', 'lag', 'transfer', 'line'] as const;
export type Measure = (typeof measures)[number];
