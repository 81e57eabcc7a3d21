import { createHash } from 'node:crypto';
import type { ActorContext } from '@/lib/access/actor';
import { type ExportAsked, type ExportEnd, endExport, startExport } from './record-export';
import type { Snapshot } from './snapshot';
import type { HandedFile } from './types';

/** What a file's maker counts while it goes on. */
export interface Tally {
  rows: number;
  /** Of evidence, once all of it was made. */
  contentSha256: string | null;
}

export interface FilePlan extends ExportAsked {
  fileName: string;
  contentType: string;
  /** The file's bytes, made as they are asked for. */
  make(tally: Tally): AsyncGenerator<Uint8Array, void, undefined>;
}

/** A client that takes nothing for so long has lost its file: a snapshot that is held keeps the database from cleaning up. */
const pauseMs = 120_000;
/** However steadily it takes: no file is worth a snapshot of several hours. */
const fileMs = 60 * 60_000;

/**
 * Hands out a file that is made while it is read, and owns `snapshot` from here on. Each chunk is made when the client has
 * room for it. The file ends only after its hash, rows and bytes are recorded and audited as complete; whatever happens before
 * breaks the stream off, so that half a file never looks whole. A client that goes away (`signal`, or the stream's cancel) or
 * takes nothing for two minutes stops the running statement.
 */
export async function handOut(
  ctx: ActorContext,
  snapshot: Snapshot,
  plan: FilePlan,
  signal: AbortSignal | null,
): Promise<HandedFile> {
  const { kind, format, filter, zone, whole } = plan;
  const asked = { kind, format, filter, zone, whole };
  const exportId = await startExport(ctx, asked).catch(async (error: unknown) => {
    await snapshot.close();
    throw error;
  });
  const tally: Tally = { rows: 0, contentSha256: null };
  const hash = createHash('sha256');
  const chunks = plan.make(tally);
  let bytes = 0;
  let ending: Promise<void> | null = null;

  const end = async (state: ExportEnd['state']) => {
    clearTimeout(pause);
    clearTimeout(tooLong);
    signal?.removeEventListener('abort', abort);
    if (state !== 'complete') {
      await snapshot.cancel().catch(() => undefined);
      await chunks.return().catch(() => undefined);
    }
    await snapshot.close();
    const complete = state === 'complete';
    const sha256 = complete ? hash.digest('hex') : null;
    const contentSha256 = complete ? tally.contentSha256 : null;
    await endExport(ctx, exportId, asked, { state, rows: tally.rows, bytes, sha256, contentSha256 });
  };
  const endOnce = (state: ExportEnd['state']): Promise<void> => {
    ending ??= end(state);
    return ending;
  };
  const stop = (state: 'aborted' | 'failed') =>
    endOnce(state).catch((error: unknown) =>
      ctx.log.error({ err: error, exportId }, 'the end of a file was not recorded'),
    );
  const breakOff = (controller: ReadableStreamDefaultController<Uint8Array>, error: unknown) => {
    try {
      controller.error(error);
    } catch {
      // Closed or cancelled meanwhile: there is nobody left to tell.
    }
  };

  let pause: NodeJS.Timeout | undefined;
  let tooLong: NodeJS.Timeout | undefined;
  let abort: () => void = () => undefined;
  const content = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const giveUp = (words: string) => () => {
          breakOff(controller, new Error(words));
          void stop('aborted');
        };
        abort = giveUp('The client went away.');
        tooLong = setTimeout(giveUp('The file took too long.'), fileMs).unref();
        pause = setTimeout(giveUp('The client took nothing for too long.'), pauseMs).unref();
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
      },
      async pull(controller) {
        try {
          const next = await chunks.next();
          if (next.done) {
            await endOnce('complete');
            controller.close();
            return;
          }
          pause?.refresh();
          bytes += next.value.byteLength;
          hash.update(next.value);
          controller.enqueue(next.value);
        } catch (error) {
          if (ending === null) ctx.log.error({ err: error, exportId }, 'a file was broken off');
          await stop('failed');
          breakOff(controller, error);
        }
      },
      cancel: () => stop('aborted').then(() => undefined),
    },
    { highWaterMark: 0 },
  );
  return { exportId, fileName: plan.fileName, contentType: plan.contentType, content };
}
