/**
 * The only ways in which a genuine callback may be refused: no answer (0), a clock that is off (401), a body that did not arrive
 * in time (408), too many at once (429), nothing can be stored now (503). All five providers send again after each of them:
 * they retry whatever is not 200, GatePay whatever does not say SUCCESS (docs/providers, "Retries"). A 2xx would end the
 * retries, a 3xx be followed, and any other 4xx would say that the callback is at fault, which it is not.
 */
const passing: readonly number[] = [0, 401, 408, 429, 503];

/** Pure: whether a genuine callback that was refused with `status` comes again, and for a reason that passes. */
export function makesRetry(status: number): boolean {
  return passing.includes(status);
}
