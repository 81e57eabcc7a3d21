/**
 * How long who changes a table waits for it: whoever writes to it waits behind, the callback door among them. Longer than Postgres'
 * `deadlock_timeout` (1 s unless told), after which it sends its own vacuum away from a table that others wait for: to wait for less is to
 * wait until that vacuum of a large table ends.
 */
export const lockWaitMs = 1_300;
