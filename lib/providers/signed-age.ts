import { hourMs, minuteMs } from '@/lib/platform/time';
import type { Verification } from './contract';

/** A sender's clock may be ahead of ours by this much; more is a wrong clock or a made-up instant. */
const aheadMaxMs = 5 * minuteMs;

export interface SignedInstant {
  /** Where it stands, as people know it: `The field timestamp`. */
  name: string;
  signedAt: Date;
  receivedAt: Date;
  /** Null: any age is taken. */
  ageMaxHours: number | null;
}

type Refused = Extract<Verification, { verdict: 'refused' }>;

/** Whether a genuine signature's instant is one we take; null: it is. Judge it after the signature, never before. */
export function refuseSignedAge({ name, signedAt, receivedAt, ageMaxHours }: SignedInstant): Refused | null {
  const ageMs = receivedAt.getTime() - signedAt.getTime();
  if (ageMs < -aheadMaxMs) {
    const minutes = Math.round(-ageMs / minuteMs);
    const detail = `The signature is genuine, but ${name} is ${minutes} min ahead of this machine's clock; 5 min are allowed. Check the clock.`;
    return { verdict: 'refused', cause: 'timestamp_ahead', detail };
  }
  if (ageMaxHours !== null && ageMs > ageMaxHours * hourMs) {
    const hours = Math.floor(ageMs / hourMs);
    const detail = `The signature is genuine, but ${name} is ${hours} h old; this account allows ${ageMaxHours} h.`;
    return { verdict: 'refused', cause: 'timestamp_stale', detail };
  }
  return null;
}
