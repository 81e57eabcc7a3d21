import type { ErrorClass } from '@/lib/delivery/error-class';
import type { AttemptTimings } from '@/lib/delivery/types';

/** The parts of one HTTP call, in their order. */
export const phaseNames = ['dns', 'connect', 'tls', 'wait', 'read'] as const;
export type PhaseName = (typeof phaseNames)[number];

export interface Phase {
  name: PhaseName;
  ms: number;
  /** The call ended in this part. */
  broken: boolean;
}

/** In which part a call ends; null: in whichever it was. */
const endsIn: Readonly<Record<ErrorClass, PhaseName | null>> = {
  bytes_gone: null,
  not_prepared: null,
  address_forbidden: 'dns',
  dns_failed: 'dns',
  connect_refused: 'connect',
  connect_timeout: 'connect',
  connection_failed: 'connect',
  certificate_invalid: 'tls',
  tls_failed: 'tls',
  connection_reset: null,
  response_timeout: 'wait',
  body_too_slow: 'read',
  response_too_large: null,
  response_unreadable: null,
  redirect_not_followed: null,
  gone: null,
  status_not_ok: null,
  interrupted: null,
  stopped: null,
};

/** Answered whole: the call did all of its parts, whatever the answer was. */
const answered: readonly ErrorClass[] = ['response_too_large', 'redirect_not_followed', 'gone', 'status_not_ok'];

/**
 * Pure: how long each part of a call took, from timings that count from its start. What it did not do (connecting, where a
 * connection was kept; TLS over http) is left out; the last part is the one it ended in.
 */
export function attemptPhases(timings: AttemptTimings, errorClass: ErrorClass | null): Phase[] {
  const { dnsMs, connectMs, tlsMs, firstByteMs, totalMs } = timings;
  const ends: readonly [PhaseName, number | null][] = [
    ['dns', dnsMs],
    ['connect', connectMs],
    ['tls', tlsMs],
    ['wait', firstByteMs],
  ];
  const broken = errorClass !== null && !answered.includes(errorClass);
  const last =
    firstByteMs !== null ? 'read' : ((errorClass && endsIn[errorClass]) ?? (dnsMs === null ? 'dns' : 'wait'));
  const phases: Phase[] = [];
  let start = 0;
  for (const [name, end] of ends) {
    if (end === null || (name === last && totalMs !== null)) continue;
    phases.push({ name, ms: Math.max(0, end - start), broken: false });
    start = Math.max(start, end);
  }
  if (totalMs === null) return phases;
  return [...phases, { name: last, ms: Math.max(0, totalMs - start), broken }];
}
