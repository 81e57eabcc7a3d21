import { type NudgeTopic, nudgeTopics, onNudge } from '@/lib/platform/nudge';
import { livePace, type Pace, type Watched, waitMs } from './pace';

/** What somebody wants to know of; everybody with the same `key` shares one look. */
export interface Question<Value> {
  key: string;
  topics: readonly NudgeTopic[];
  look(): Promise<Value>;
}

/** What the last look told. */
export type Seen<Value> =
  /** As it is. */
  | { known: true; value: Value }
  /** The database did not tell; it is asked again. */
  | { known: false };

interface Entry extends Watched {
  listeners: Set<(seen: Seen<string | number>) => void>;
  seen: Seen<string | number> | null;
  running: boolean;
  timer: NodeJS.Timeout | undefined;
  question: Question<string | number>;
}

/** Looks at what people watch: each thing once for all of them, when a nudge says that it may have changed or some seconds have passed. */
export interface Watchers {
  /** Calls `listener` with what is known, and at each change; returns the function that ends it. */
  watch(question: Question<string | number>, listener: (seen: Seen<string | number>) => void): () => void;
  /** How many things are watched. */
  count(): number;
  stop(): void;
}

function isSame(one: Seen<string | number> | null, other: Seen<string | number>): boolean {
  if (!one?.known || !other.known) return one?.known === other.known;
  return one.value === other.value;
}

/** `pace` is for tests. */
export function createWatchers(pace: Pace = livePace): Watchers {
  const entries = new Map<string, Entry>();
  let stopped = false;

  const schedule = (entry: Entry) => {
    clearTimeout(entry.timer);
    if (stopped || entry.running || entry.listeners.size === 0) return;
    entry.timer = setTimeout(() => void look(entry), waitMs(entry, entries.size, performance.now(), pace)).unref();
  };

  const look = async (entry: Entry): Promise<void> => {
    entry.running = true;
    entry.nudged = false;
    entry.lookedAtMs = performance.now();
    let seen: Seen<string | number>;
    try {
      seen = { known: true, value: await entry.question.look() };
      entry.failures = 0;
    } catch {
      seen = { known: false };
      entry.failures += 1;
    }
    entry.tookMs = performance.now() - entry.lookedAtMs;
    entry.running = false;
    const changed = !isSame(entry.seen, seen);
    entry.seen = seen;
    if (changed) for (const listener of [...entry.listeners]) listener(seen);
    schedule(entry);
  };

  const offs = nudgeTopics.map((topic) =>
    onNudge(topic, () => {
      for (const entry of entries.values()) {
        if (entry.nudged || !entry.question.topics.includes(topic)) continue;
        entry.nudged = true;
        schedule(entry);
      }
    }),
  );

  return {
    watch(question, listener) {
      const known = entries.get(question.key);
      const entry: Entry = known ?? {
        ...{ question, listeners: new Set(), seen: null, running: false, timer: undefined },
        ...{ lookedAtMs: null, tookMs: 0, nudged: false, failures: 0 },
      };
      entries.set(question.key, entry);
      entry.listeners.add(listener);
      // What others know may be a few seconds old: it is told at once, and looked at again.
      if (known?.seen) listener(known.seen);
      if (known) entry.nudged = true;
      schedule(entry);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0) return;
        clearTimeout(entry.timer);
        if (entries.get(question.key) === entry) entries.delete(question.key);
      };
    },
    count: () => entries.size,
    stop() {
      stopped = true;
      for (const off of offs) off();
      for (const entry of entries.values()) clearTimeout(entry.timer);
    },
  };
}
