import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { Socket } from 'node:net';
import { StartUpError } from '@/lib/platform/errors';

/** Bounds on what a client may take its time with; bodies have their own caps, at the door and on their way to the screens. */
const limits = {
  maxHeaderSize: 16 * 1024,
  /** Counts from the opening of a connection, too: load balancers open some ahead of what they will ask, and close them first as below. */
  headersTimeout: 65_000,
  /** Above the 120 s that an account may give a body: the door answers a slow one itself and keeps what came. */
  requestTimeout: 130_000,
  /** Longer than the 60 s after which common load balancers drop an idle connection, so that they are the ones to close it. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** Of a process that only our own server calls: the bounds are that server's, and its connections stay. */
const innerLimits = {
  /** Above the outer one by the header that says who is at the other end. */
  maxHeaderSize: 20 * 1024,
  headersTimeout: 0,
  requestTimeout: 0,
  keepAliveTimeout: 0,
  /** One that came by HTTP/1.0 need not have any. */
  requireHostHeader: false,
} as const;

const rejections: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

function explainListen(error: NodeJS.ErrnoException, host: string, port: number): StartUpError {
  const words: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop that, or choose another port: PORT=${port + 1} npm start`,
    EACCES: `This user may not listen on port ${port}. Choose one from 1024 up, for example PORT=3000.`,
    EADDRNOTAVAIL: `HOST=${host} is not an address of this machine. Leave it out to listen on all of them.`,
    ENOTFOUND: `HOST=${host} is not an address of this machine. Leave it out to listen on all of them.`,
  };
  const message = words[error.code ?? ''] ?? `The console cannot listen on ${host}:${port}: ${error.message}.`;
  return new StartUpError(message, { cause: error });
}

function open(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainListen(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Throws `StartUpError` when nothing could listen on `host`:`port` now; asked before anything slow or lasting is started. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const probe = createServer();
  await open(probe, host, port);
  await new Promise((resolve) => probe.close(resolve));
}

export interface Listening {
  /** The one in use, which PORT=0 leaves to the system. */
  port: number;
  /**
   * Takes no new connection, lets running requests finish and then closes their connections politely; what still runs
   * after `graceMs` is cut off.
   */
  close(graceMs: number): Promise<void>;
}

/** More than this no client asks for ahead of its answers, unless to have them kept for it. */
const aheadMax = 100;

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

interface Connection {
  running: ServerResponse | null;
  /** What it asked for before it was answered, in order. */
  ahead: Exchange[];
}

/**
 * An HTTP server with its polite end; it does not listen yet. Of each connection `handler` gets one request at a time: answers go in
 * order anyway, and one whose turn has not come would never hear that its client has gone.
 */
function makeServer(options: ServerOptions, handler: RequestListener): { server: Server; close: Listening['close'] } {
  let closing = false;
  /** Keyed by what stays: a `Set` of responses would keep each in its old tables until the whole heap is collected. */
  const connections = new Map<Socket, Connection>();
  const run = (connection: Connection, { request, response }: Exchange) => {
    if (closing) response.setHeader('Connection', 'close');
    connection.running = response;
    response.once('close', () => {
      connection.running = null;
      const next = connection.ahead.shift();
      // Its turn has come once it has the socket; after an answer that closes the connection none gets it.
      if (next?.response.socket) run(connection, next);
    });
    handler(request, response);
  };
  const server = createServer(options, (request, response) => {
    const connection = connections.get(request.socket);
    if (!connection) return;
    if (connection.running === null) run(connection, { request, response });
    else if (connection.ahead.length < aheadMax) connection.ahead.push({ request, response });
    else request.socket.destroy();
  });
  server.on('connection', (socket: Socket) => {
    connections.set(socket, { running: null, ahead: [] });
    socket.once('close', () => connections.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    return socket.end(
      `HTTP/1.1 ${rejections[error.code ?? ''] ?? '400 Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });
  const close = async (graceMs: number) => {
    closing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const [socket, { running }] of connections) {
      if (running && !running.headersSent) running.setHeader('Connection', 'close');
      // Node takes one that has asked nothing yet for one that is asking.
      if (socket.bytesRead === 0) socket.destroy();
    }
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(timer);
  };
  return { server, close };
}

/** Serves HTTP on `host`:`port` with the console's limits. Throws `StartUpError` when it cannot listen. */
export async function listen(host: string, port: number, handler: RequestListener): Promise<Listening> {
  const { server, close } = makeServer(limits, handler);
  return { port: await open(server, host, port), close };
}

/**
 * Serves HTTP on the socket `socketPath`, which must not be there yet, for a server of this machine that passes on what it let in.
 * Who may reach it is up to the folder it lies in. Rejects when it cannot listen.
 */
export async function listenOnSocket(socketPath: string, handler: RequestListener): Promise<Pick<Listening, 'close'>> {
  const { server, close } = makeServer(innerLimits, handler);
  // As many as the server in front let in, and its own.
  server.maxHeadersCount = 0;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socketPath, resolve));
  return { close };
}
