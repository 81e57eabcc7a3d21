import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { writeRefusal } from './refuse';

const kibibyte = 1024;

/**
 * The largest body that is passed on: as much as Next takes for a server function, by whose forms the largest come (a replay of many
 * callbacks, settings, notes: kilobytes). The API takes 256 KiB, signing in 16 KiB.
 */
export const passedBytesMax = 1024 * kibibyte;

/** How much more is read and thrown away, so that its sender reads the answer instead of a broken connection. */
const overrunBytesMax = 8 * 1024 * kibibyte;

/** Whether `request` says itself that its body is larger than `passedBytesMax`. */
export function isDeclaredTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > passedBytesMax;
}

/** Answers 413 at once, and throws away what still comes. */
export function refuseTooLarge(request: IncomingMessage, response: ServerResponse): void {
  const message = `The body is larger than ${passedBytesMax / kibibyte} KiB. Send less at a time.`;
  writeRefusal(response, { status: 413, code: 'too_large', message });
  let bytes = 0;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > overrunBytesMax) request.destroy();
  });
  // Not before its sender has said all: a connection that is closed while something comes takes the answer with it.
  request.once('end', () => response.end());
  request.resume();
}

/**
 * Writes the body of `request` to `onward` as it comes, and as fast as that takes it. One that turns out larger than `passedBytesMax` is
 * never passed on to its end: it is answered 413 and `onRefused` called, unless `response` has begun, which then goes on for as long as
 * the body comes and is cut off there: who answers may wait for an end that it is never told.
 */
export function passBody(
  request: IncomingMessage,
  response: ServerResponse,
  onward: ClientRequest,
  onRefused: () => void,
): void {
  let bytes = 0;
  const take = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= passedBytesMax) {
      if (!onward.destroyed && !onward.write(chunk)) request.pause();
    } else if (response.headersSent) {
      if (bytes > passedBytesMax + overrunBytesMax) request.destroy();
    } else {
      request.off('data', take).off('end', finish);
      onward.destroy();
      refuseTooLarge(request, response);
      onRefused();
    }
  };
  const finish = () => {
    if (bytes <= passedBytesMax) onward.end();
    // Not the request itself: it would throw away what of a whole answer is still to be read, and call that its end.
    else onward.socket?.destroy();
  };
  request.on('error', () => undefined);
  request.on('data', take).on('end', finish);
  onward.on('drain', () => request.resume());
  // What is left is for nobody any more, and stands before the next request of its connection.
  onward.once('close', () => request.resume());
}
