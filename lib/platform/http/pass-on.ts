import { Agent, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { isDeclaredTooLarge, passBody, refuseTooLarge } from './bounded-body';

/** Where a request is passed on to: another process of this console, on a socket that only this user reaches. */
export interface PassOnTarget {
  socketPath: string;
  /** The header in which that process is told who is at the other end (`./source-address`); nobody else knows its name. */
  addressHeader: string;
}

/** What became of a request that was passed on. */
export type PassedOn =
  /** Its whole answer was written; of a body that is too large that is our own. */
  | 'answered'
  /** Nobody took it: nothing of it was done, and nothing is answered yet. */
  | 'unreached'
  /** It arrived, and its answer did not: it may have been done. `response.headersSent` tells whether an answer had begun. */
  | 'broken';

/**
 * Headers of one connection, not of the request: each hop has its own (RFC 9110, 7.6.1). This list and no other: what a client names in
 * `Connection` stays, or it could take away what frames its request or says where it came from.
 */
const hopHeaders: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
]);

/** Links of a page to what it loads are headers, and an address that is quoted in another one grows. */
const answerHeaderBytesMax = 128 * 1024;

/** Pure: names and values in turn, as they came, without those of the connection and without `except` (in lower case). */
export function endToEnd(rawHeaders: readonly string[], except?: string): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    const lower = name.toLowerCase();
    if (!hopHeaders.has(lower) && lower !== except) kept.push(name, value);
  }
  return kept;
}

type Framing = 'none' | 'length' | 'chunked';

/** Whether a body follows: a request without either header has none, whatever its method (RFC 9112, 6.3). */
function framing({ headers }: IncomingMessage): Framing {
  if (headers['transfer-encoding'] !== undefined) return 'chunked';
  return headers['content-length'] === undefined ? 'none' : 'length';
}

/**
 * Whether nobody had taken anything of a request when it broke. Without a body it is one piece, and the system tells where that was left
 * lying: a request that was taken ends by "socket hang up", which is no error of the system. Of a body a part may have been taken.
 */
function isUnreached({ code, syscall }: NodeJS.ErrnoException, kind: Framing): boolean {
  if (syscall === 'connect') return true;
  return kind === 'none' && (code === 'EPIPE' || (code === 'ECONNRESET' && syscall === 'read'));
}

/** Connections are kept for as long as the other process does; each is in use by one request at a time. */
const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 });

function answerWith(response: ServerResponse, answer: IncomingMessage): void {
  const headers = endToEnd(answer.rawHeaders);
  // One by one, beside what is set already: given as a list, of several cookies the last would be left.
  for (let at = 0; at + 1 < headers.length; at += 2) response.appendHeader(headers[at] ?? '', headers[at + 1] ?? '');
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage);
  // A stream of events says nothing for a while, and its reader wants to know that it is open.
  response.flushHeaders();
}

/**
 * Who asks. Screens that ask this very server themselves (Next hands a server function on to a page that has it, and fetches where it
 * leads) say for whom: they repeat the header that they were told it in, and nobody else knows its name.
 */
function askerOf({ headers, socket }: IncomingMessage, addressHeader: string): string {
  const told = headers[addressHeader];
  return typeof told === 'string' ? told : (socket.remoteAddress ?? '');
}

/**
 * Passes `request` on and its answer back as both come, streams included; where either side goes away the other is told. A body of more
 * than `passedBytesMax` is answered 413. An answer may take as long as it takes: a process that hangs is for whoever started it to find
 * and end, which ends this too.
 */
export async function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  target: PassOnTarget,
): Promise<PassedOn> {
  const { socketPath, addressHeader } = target;
  if (isDeclaredTooLarge(request)) {
    refuseTooLarge(request, response);
    return 'answered';
  }
  const kind = framing(request);
  // Ours first: a server reads so many headers of a request and no more.
  const headers = [addressHeader, askerOf(request, addressHeader)];
  if (kind === 'chunked') headers.push('Transfer-Encoding', 'chunked');
  headers.push(...endToEnd(request.rawHeaders, addressHeader));
  return new Promise((resolve) => {
    const { method = 'GET', url = '/' } = request;
    const onward = openRequest({
      ...{ agent, socketPath, method, path: url, headers },
      maxHeaderSize: answerHeaderBytesMax,
    });
    const leave = () => onward.destroy();
    response.once('close', leave);
    // What goes wrong once the answer has begun is told by the answer itself, below.
    onward.on('error', (error) => resolve(isUnreached(error, kind) ? 'unreached' : 'broken'));
    onward.once('response', (answer) => {
      answerWith(response, answer);
      pipeline(answer, response, (error) => resolve(error ? 'broken' : 'answered'));
    });
    if (kind === 'none') onward.end();
    else passBody(request, response, onward, () => resolve('answered'));
  });
}
