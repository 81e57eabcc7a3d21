import { Agent, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/** Where a request is passed on to: another process of this console, on a socket that only this user reaches. */
export interface PassOnTarget {
  socketPath: string;
  /** The header in which that process is told who is at the other end (`./source-address`). */
  addressHeader: string;
}

/** Headers of one connection, not of the request: each hop has its own (RFC 9110, 7.6.1). */
const hopHeaders: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
]);

/** Pure: names and values as they came, in turn, without those of the connection and those that the connection names. */
export function endToEnd(rawHeaders: readonly string[], connection: string | undefined): string[] {
  const named = new Set((connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  const kept: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    const lower = name.toLowerCase();
    if (!hopHeaders.has(lower) && !named.has(lower)) kept.push(name, value);
  }
  return kept;
}

/** Whether a body follows: a request without either header has none, whatever its method (RFC 9112, 6.3). */
function framing({ headers }: IncomingMessage): 'none' | 'length' | 'chunked' {
  if (headers['transfer-encoding'] !== undefined) return 'chunked';
  return headers['content-length'] === undefined ? 'none' : 'length';
}

/** Connections are kept for as long as the other process does; each is in use by one request at a time. */
const agent = new Agent({ keepAlive: true, maxFreeSockets: 64 });

/**
 * Passes `request` on and its answer back as both come, streams included; where either side goes away the other is told. True once the
 * whole answer has been written, false where it broke off or did not come: `response.headersSent` tells which.
 */
export function passOn(request: IncomingMessage, response: ServerResponse, target: PassOnTarget): Promise<boolean> {
  const { socketPath, addressHeader } = target;
  // Of our own word about the other end there is one, whatever was sent.
  const headers = endToEnd(request.rawHeaders, `${request.headers.connection ?? ''},${addressHeader}`);
  const kind = framing(request);
  if (kind === 'chunked') headers.push('Transfer-Encoding', 'chunked');
  headers.push(addressHeader, request.socket.remoteAddress ?? '');
  return new Promise((resolve) => {
    const { method = 'GET', url = '/' } = request;
    const onward = openRequest({ agent, socketPath, method, path: url, headers });
    const leave = () => onward.destroy();
    response.once('close', leave);
    // What goes wrong once the answer has begun is told by the answer itself, below.
    onward.on('error', () => resolve(false));
    onward.once('response', (answer) => {
      const { statusCode = 502, statusMessage, rawHeaders } = answer;
      response.writeHead(statusCode, statusMessage, endToEnd(rawHeaders, answer.headers.connection));
      // A stream of events says nothing for a while, and its reader wants to know that it is open.
      response.flushHeaders();
      pipeline(answer, response, (error) => resolve(!error));
    });
    if (kind === 'none') onward.end();
    else pipeline(request, onward, () => undefined);
  });
}
