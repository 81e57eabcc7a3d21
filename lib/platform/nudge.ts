import { EventEmitter } from 'node:events';

/** Something that a loop of this process waits for; other processes find it by polling. */
export type NudgeTopic = 'apply' | 'deliver' | 'replay' | 'accounts';

const key = Symbol.for('callback-console.nudge');

/** On `globalThis`, because the server's bundle and Next's are two module graphs in one process. */
function emitter(): EventEmitter {
  const existing: unknown = Reflect.get(globalThis, key);
  if (existing instanceof EventEmitter) return existing;
  const made = new EventEmitter();
  Reflect.set(globalThis, key, made);
  return made;
}

/** Wakes the loops of this process that wait for `topic`. Only a hint: nothing depends on it but latency. */
export function nudge(topic: NudgeTopic): void {
  emitter().emit(topic);
}

/** Calls `listener` at each nudge; returns the function that ends it. */
export function onNudge(topic: NudgeTopic, listener: () => void): () => void {
  emitter().on(topic, listener);
  return () => emitter().off(topic, listener);
}
