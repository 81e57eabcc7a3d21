import { EventEmitter } from 'node:events';

export const nudgeTopics = [
  'apply',
  'deliver',
  'replay',
  'probe',
  'accounts',
  'callbacks',
  'records',
  'press',
] as const;
/**
 * Something that loops wait for, or (`callbacks`: something was stored at the door; `records`: something that pages show
 * changed) that open screens look again at: of this process, and through the bell (`./db/bell`) of every other one. `press`: who
 * calls at a door waits for long, and what can wait should (`./give-way`).
 */
export type NudgeTopic = (typeof nudgeTopics)[number];

/** `here`: it happened in this process, so the others have yet to hear of it. */
export type NudgeOrigin = 'here' | 'elsewhere';

const key = Symbol.for('callback-console.nudge');

/** On `globalThis`, because the screens' program and Next's are two module graphs in one process. */
function emitter(): EventEmitter {
  const existing: unknown = Reflect.get(globalThis, key);
  if (existing instanceof EventEmitter) return existing;
  const made = new EventEmitter();
  Reflect.set(globalThis, key, made);
  return made;
}

/** Wakes the loops that wait for `topic`. Only a hint: nothing depends on it but latency. */
export function nudge(topic: NudgeTopic, origin: NudgeOrigin = 'here'): void {
  emitter().emit(topic, origin);
}

/** Calls `listener` at each nudge; returns the function that ends it. */
export function onNudge(topic: NudgeTopic, listener: (origin: NudgeOrigin) => void): () => void {
  emitter().on(topic, listener);
  return () => emitter().off(topic, listener);
}
