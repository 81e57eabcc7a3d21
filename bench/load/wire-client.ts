import { connect, type Socket } from 'node:net';
import type { WireRequest } from './signed-requests';

/** One keep-alive connection that sends one request at a time. */
export interface WireClient {
  /** Resolves with the HTTP status; 0 where the connection broke before the whole answer was there. */
  send(request: WireRequest): Promise<number>;
  close(): void;
}

const headEnd = Buffer.from('\r\n\r\n');

/** Length of the whole answer at the start of `bytes`; null while it is not all there. */
function answerLength(bytes: Buffer): number | null {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end).toLowerCase();
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) {
    const total = end + 4 + Number(length);
    return bytes.length >= total ? total : null;
  }
  if (!head.includes('\r\ntransfer-encoding: chunked')) return end + 4;
  const last = bytes.indexOf('0\r\n\r\n', end + 4, 'latin1');
  return last < 0 ? null : last + 5;
}

/** Cheap on purpose: the generator shares the machine with what it measures. */
export async function openWireClient(host: string, port: number): Promise<WireClient> {
  let socket: Socket;
  let kept = Buffer.alloc(0);
  let done: ((status: number) => void) | null = null;

  const finish = (status: number) => {
    const resolve = done;
    done = null;
    resolve?.(status);
  };
  const open = () =>
    new Promise<void>((resolve) => {
      kept = Buffer.alloc(0);
      socket = connect({ host, port, noDelay: true }, resolve);
      socket.on('data', (chunk) => {
        kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
        const length = answerLength(kept);
        if (length === null) return;
        const status = Number(kept.toString('latin1', 9, 12));
        kept = kept.subarray(length);
        finish(status);
      });
      socket.on('error', () => {
        finish(0);
        resolve();
      });
      socket.on('close', () => finish(0));
    });
  await open();
  return {
    async send(request) {
      if (socket.destroyed || socket.closed) await open();
      return new Promise<number>((resolve) => {
        done = resolve;
        socket.write(request);
      });
    },
    close: () => socket.destroy(),
  };
}
