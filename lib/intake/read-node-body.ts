import type { IncomingMessage } from 'node:http';
import { collectBody } from './collect-body';
import type { BodyEnd, BodyLimits, BodyRead } from './incoming';

/** Reads a body of node:http up to its cap and time. Never rejects, and leaves the connection able to carry an answer. */
export function readNodeBody(request: IncomingMessage, limits: BodyLimits): Promise<BodyRead> {
  // Nearly every callback is here in one piece with its headers: taken at once, without a clock and without waiting for events.
  if (request.complete) return Promise.resolve(readArrived(request, limits, 'complete'));
  // Its connection broke before anybody listened, and will not say so again.
  if (request.destroyed) return Promise.resolve(readArrived(request, limits, 'cut_off'));
  return readArriving(request, limits);
}

/** All there is and will be. */
function readArrived(request: IncomingMessage, limits: BodyLimits, end: 'complete' | 'cut_off'): BodyRead {
  const body = collectBody(limits);
  const all: unknown = request.read();
  if (all instanceof Uint8Array) body.take(all);
  return body.finish(end);
}

function readArriving(request: IncomingMessage, limits: BodyLimits): Promise<BodyRead> {
  const body = collectBody(limits);
  return new Promise((resolve) => {
    const onData = (chunk: Buffer) => {
      if (!body.take(chunk)) stop('complete');
    };
    const onEnd = () => stop('complete');
    const onCutOff = () => stop('cut_off');
    const timer = setTimeout(() => stop('too_slow'), limits.bodyTimeoutMs);
    const stop = (end: Exclude<BodyEnd, 'too_large' | 'no_room'>) => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onCutOff).off('error', onCutOff);
      // A stream without an error listener would end the process when its connection breaks later.
      request.on('error', () => undefined);
      request.pause();
      resolve(body.finish(end));
    };
    request.on('data', onData).on('end', onEnd).on('close', onCutOff).on('error', onCutOff);
  });
}
