import type { IncomingMessage } from 'node:http';
import { collectBody } from './collect-body';
import type { BodyEnd, BodyLimits, BodyRead } from './incoming';

/** Reads a body of node:http up to its cap and time. Never rejects, and leaves the connection able to carry an answer. */
export function readNodeBody(request: IncomingMessage, limits: BodyLimits): Promise<BodyRead> {
  return request.complete ? Promise.resolve(readArrived(request, limits)) : readArriving(request, limits);
}

/** Nearly every callback is here in one piece with its headers: taken at once, without a clock and without waiting for events. */
function readArrived(request: IncomingMessage, limits: BodyLimits): BodyRead {
  const body = collectBody(limits);
  const whole: unknown = request.read();
  if (whole instanceof Uint8Array) body.take(whole);
  return body.finish('complete');
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
