import type { ActorContext } from '@/lib/access/actor';
import { sessionLives } from '@/lib/access/session-lives';
import type { Person } from '@/lib/access/sessions';
import { secondMs } from '@/lib/platform/time';
import type { LiveHub } from './hub';
import { eventText, type LiveState } from './messages';
import { type Wanted, watchAll } from './watch-all';

export interface StreamPace {
  /**
   * Between two signs of life. Short, so that a tab doubts a server that stands still within seconds; one is 28 bytes to whoever has a
   * page open, and far below the 60 s of silence after which common proxies cut a connection.
   */
  beatMs: number;
  /** How often the session is looked at: one that was revoked is told nothing more after this. */
  sessionCheckMs: number;
}

/** Of every stream but those of tests. */
export const streamPace: StreamPace = { beatMs: 5 * secondMs, sessionCheckMs: 15 * secondMs };
/** The database may be away for a moment; whose session could not be looked at for so long comes back and is judged anew. */
const uncheckedMsMax = 45 * secondMs;
/** Messages that wait for a client which takes none; it has gone, or will come back and be told what is true then. */
const waitingMax = 32;

export type OpenedStream =
  | { outcome: 'open'; body: ReadableStream<Uint8Array> }
  /** The person has as many streams as one may. */
  | { outcome: 'person full' }
  /** The process has, or it is about to stop. */
  | { outcome: 'process full' };

/**
 * The events of one page (`text/event-stream`), until the client leaves, its person is no longer signed in with the role they
 * opened it with (told by `ended`), or the process stops. Frees its place whatever happens.
 */
export function openStream(
  ctx: ActorContext & { actor: Person },
  { watchers, room, stopping }: LiveHub,
  wanted: Wanted,
  pace: StreamPace = streamPace,
): OpenedStream {
  if (stopping.aborted) return { outcome: 'process full' };
  const place = room.enter(ctx.actor.userId);
  if (place.outcome !== 'taken') return place;

  const encoder = new TextEncoder();
  const undo: (() => void)[] = [place.leave];
  let open = true;
  const cleanUp = () => {
    open = false;
    for (const step of undo.splice(0)) step();
  };

  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const end = () => {
      if (!open) return;
      cleanUp();
      controller.close();
    };
    const send = (text: string) => {
      if (!open) return;
      if ((controller.desiredSize ?? 0) <= 0) return end();
      controller.enqueue(encoder.encode(text));
    };
    let checkedAtMs = performance.now();
    const check = async () => {
      try {
        if (await sessionLives(ctx, ctx.actor)) {
          checkedAtMs = performance.now();
          return;
        }
        send(eventText('ended', '{}'));
        end();
      } catch {
        if (performance.now() - checkedAtMs > uncheckedMsMax) end();
      }
    };
    const beats = setInterval(() => send(`: beat\n${eventText('beat', '1')}`), pace.beatMs).unref();
    const checks = setInterval(() => void check(), pace.sessionCheckMs).unref();
    stopping.addEventListener('abort', end);
    undo.push(
      () => clearInterval(beats),
      () => clearInterval(checks),
      () => stopping.removeEventListener('abort', end),
    );
    // Something at once, so that proxies pass the head on and the browser knows that it is connected.
    send(`: live\n${eventText('beat', '1')}`);
    undo.push(watchAll(ctx, watchers, wanted, (state: LiveState) => send(eventText('state', JSON.stringify(state)))));
  };
  const body = new ReadableStream<Uint8Array>({ start, cancel: cleanUp }, { highWaterMark: waitingMax });
  return { outcome: 'open', body };
}

/** The state once, for browsers that poll. Resolves with what is not known where the database does not tell. */
export function readOnce(ctx: ActorContext, { watchers }: LiveHub, wanted: Wanted): Promise<LiveState> {
  return new Promise((resolve) => {
    const off = watchAll(ctx, watchers, wanted, (state) => {
      off();
      resolve(state);
    });
  });
}
