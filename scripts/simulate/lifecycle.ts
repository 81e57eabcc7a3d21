import type { UnsignedRequest } from '@/lib/providers/contract';
import type { Random } from './random';

/** One callback of a made-up lifecycle, and what the console must answer. */
export interface SimulatedCallback {
  /** For people: `batch INIT`, `duplicate of PARTIAL`. */
  what: string;
  request: UnsignedRequest;
  /** `forged`: sent with a signature by another secret. */
  sender: 'provider' | 'forged';
  /** The provider signs no callback of this kind. */
  unsigned?: true;
  expected: 'acknowledged' | 'refused';
  /** The provider sent it and it never arrived: it is not sent, and only the provider's API knows of it. */
  lost?: true;
  /** When the provider signed it, where that is long before it arrives; absent: when it is sent. */
  signedAt?: Date;
}

/**
 * What a provider sends over the life of one batch or payment, in the order in which it is to arrive. Pure: the same
 * random choices and the same instants make the same callbacks. The first is sent at `at`, the others about `stepMs` apart.
 */
export type Lifecycle = (random: Random, at: Date, stepMs?: number) => readonly SimulatedCallback[];

/** A genuine callback, which the console acknowledges. */
export function genuine(what: string, request: UnsignedRequest): SimulatedCallback {
  return { what, request, sender: 'provider', expected: 'acknowledged' };
}

/** A callback that the provider does not sign, by its design: acknowledged, and kept as unverified. */
export function unsigned(what: string, request: UnsignedRequest): SimulatedCallback {
  return { ...genuine(what, request), unsigned: true };
}

/** The same callback from somebody without the secret. */
export function forged({ what, request }: SimulatedCallback): SimulatedCallback {
  return { what: `${what}, bad signature`, request, sender: 'forged', expected: 'refused' };
}

/** The same callback, lost on its way. */
export function lost(callback: SimulatedCallback): SimulatedCallback {
  return { ...callback, what: `${callback.what}, lost`, lost: true };
}

/** The provider's retry of a callback that it thinks was not received. */
export function again(callback: SimulatedCallback): SimulatedCallback {
  return { ...callback, what: `${callback.what}, again` };
}
