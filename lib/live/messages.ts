// The small one: this file is part of every page.
import * as z from 'zod/mini';
import type { News } from './mark';

/** What is true now of everything that was asked for. Each message is whole: whoever missed some needs only the last one. */
export interface LiveState {
  /** Subject → version; null: not known at the moment. */
  versions: Readonly<Record<string, string | null>>;
  /** Null: no list was asked for, or not known at the moment. */
  news: News | null;
  /** What moves in the rows that are shown (`row-state`), as text; null: none were asked for, or not known at the moment. */
  rows: string | null;
  /** False: the database does not tell; what is shown may be old. */
  fresh: boolean;
}

const stateSchema = z.object({
  versions: z.record(z.string(), z.nullable(z.string())),
  news: z.nullable(z.object({ value: z.int(), bounded: z.boolean() })),
  rows: z.nullable(z.string()),
  fresh: z.boolean(),
});

/** Pure: reads a message; null for anything else, as from a server of another version. */
export function parseLiveState(text: string): LiveState | null {
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Names of the stream's events. `beat`: it is still there; `ended`: the session is over or the role changed; ask anew, by who is signed in now. */
export const liveEvents = { state: 'state', beat: 'beat', ended: 'ended' } as const;

/** Pure: one event as the stream has it. */
export function eventText(event: keyof typeof liveEvents, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}
