import type { BodyClaim } from './body-room';

/** How much of a body is taken, and for how long it may arrive. */
export interface BodyLimits {
  bodyBytesMax: number;
  bodyTimeoutMs: number;
  /** What it may hold of the room that all bodies share; absent: as much as the cap lets. */
  claim?: BodyClaim;
}

/** How the body's arrival ended. */
export type BodyEnd =
  /** All of it is here. */
  | 'complete'
  /** It passed the cap; the rest was thrown away. */
  | 'too_large'
  /** The bodies of other requests take all the room there is; nothing of it was kept. */
  | 'no_room'
  /** It did not arrive in time. */
  | 'too_slow'
  /** The sender went away in the middle. */
  | 'cut_off';

export interface BodyRead {
  end: BodyEnd;
  /** All bytes that arrived, or the start of a body that passed the cap. */
  bytes: Uint8Array;
  /** How many arrived before the end. */
  bytesArrived: number;
  /** Of all that arrived. */
  sha256: Buffer;
}

/** A request at the door, whoever brought it (node:http or a route handler). Nothing in it is believed yet. */
export interface Incoming {
  /** After `/api/callbacks/`, without query. */
  path: string;
  method: string;
  /** Lower-case names; several values of one name joined with `, `. */
  headers: Readonly<Record<string, string>>;
  /** Without `?`, as received. */
  query: string;
  sourceAddress: string;
  /** Called at most once, after what can be refused without the body was. Never rejects. */
  readBody(limits: BodyLimits): Promise<BodyRead>;
}

/** What goes back over the wire. */
export interface DoorAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The connection must not be used again: part of the request may still be on its way. */
  close: boolean;
}

/** The door's prefix; the rest of the path names provider, channel and account. */
export const doorPrefix = '/api/callbacks/';
