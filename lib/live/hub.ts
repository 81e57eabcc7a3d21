import { createRoom, type Room } from './room';
import { createWatchers, type Watchers } from './watchers';

/** What all streams of this process share. */
export interface LiveHub {
  watchers: Watchers;
  room: Room;
  /** Aborted when the process stops: streams would never end by themselves. */
  stopping: AbortSignal;
}

const hubKey = Symbol.for('callback-console.live');
const endKey = Symbol.for('callback-console.live.end');

function isHub(value: unknown): value is LiveHub {
  return typeof value === 'object' && value !== null && 'watchers' in value;
}

function ending(): AbortController {
  const existing: unknown = Reflect.get(globalThis, endKey);
  if (existing instanceof AbortController) return existing;
  const made = new AbortController();
  Reflect.set(globalThis, endKey, made);
  return made;
}

/** On `globalThis`, because the screens' program and Next's are two module graphs in one process. */
export function liveHub(): LiveHub {
  const existing: unknown = Reflect.get(globalThis, hubKey);
  if (isHub(existing)) return existing;
  const made: LiveHub = { watchers: createWatchers(), room: createRoom(), stopping: ending().signal };
  Reflect.set(globalThis, hubKey, made);
  return made;
}

/** Ends every stream of this process, whoever opened it, and lets none begin: the first thing of a stop. */
export function endLiveStreams(): void {
  ending().abort();
}
