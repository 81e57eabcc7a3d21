import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { type CallStage, classifyErrorCode, classifyTimeout } from './classify-failure';
import type { Connections } from './connections';
import { classifyStatus } from './decide-next-step';
import type { ErrorClass } from './error-class';
import type { Resolver } from './resolve-address';
import type { AttemptTimings } from './types';

/** Of an answer's body so much is read and kept; the rest is not even received. */
export const responseBytesMax = 256 * 1024;

export interface OutgoingRequest {
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** Bound of the whole call, from the look-up to the last byte. */
  timeoutMs: number;
}

/** One call and how it ended; it is never thrown. */
export interface SendResult {
  timings: AttemptTimings;
  /** The checked address that was called. */
  address: string | null;
  /** Null: no answer began. */
  statusCode: number | null;
  responseHeaders: Readonly<Record<string, string>> | null;
  responseBody: Buffer;
  responseTruncated: boolean;
  errorClass: ErrorClass | null;
  errorWords: string | null;
}

export interface SendTools {
  resolve: Resolver;
  connections: Connections;
  /** Aborted when the console stops and waits no longer. */
  signal?: AbortSignal | undefined;
}

function flatHeaders(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' ? code : 'no code';
}

/** State of one running call; `finish` answers once, whatever happens first. */
class Call {
  stage: CallStage = 'looking_up';
  readonly #startedAtMs = performance.now();
  readonly #timings: AttemptTimings = { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: null };
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #truncated = false;
  #address: string | null = null;
  #response: IncomingMessage | null = null;
  #request: ClientRequest | null = null;
  #finished = false;
  readonly #answer: (result: SendResult) => void;

  constructor(answer: (result: SendResult) => void) {
    this.#answer = answer;
  }

  get isFinished(): boolean {
    return this.#finished;
  }

  mark(timing: keyof AttemptTimings, next: CallStage): void {
    this.#timings[timing] ??= Math.round(performance.now() - this.#startedAtMs);
    this.stage = next;
  }

  hold(request: ClientRequest): void {
    this.#request = request;
  }

  calls(address: string | undefined): void {
    this.#address = address ?? this.#address;
  }

  begins(response: IncomingMessage): void {
    this.mark('firstByteMs', 'receiving');
    this.#response = response;
  }

  /** Keeps what fits; false: that was enough. */
  keep(chunk: Buffer): boolean {
    const room = responseBytesMax - this.#kept;
    this.#chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk);
    this.#kept += Math.min(chunk.length, room);
    this.#truncated = chunk.length > room;
    return !this.#truncated;
  }

  finish(errorClass: ErrorClass | null, errorWords: string | null): void {
    if (this.#finished) return;
    this.#finished = true;
    // What came whole leaves its connection to the next call; everything else is of no more use.
    if (!this.#response?.complete) this.#request?.destroy();
    this.#answer({
      timings: { ...this.#timings, totalMs: Math.round(performance.now() - this.#startedAtMs) },
      address: this.#address,
      statusCode: this.#response?.statusCode ?? null,
      responseHeaders: this.#response && flatHeaders(this.#response),
      responseBody: Buffer.concat(this.#chunks),
      responseTruncated: this.#truncated,
      errorClass,
      errorWords,
    });
  }

  /** The answer stands: whole, or as much of it as is read. */
  finishAnswered(statusCode: number): void {
    const errorClass = classifyStatus(statusCode) ?? (this.#truncated ? 'response_too_large' : null);
    const size = `The answer is larger than ${responseBytesMax / 1024} KiB; the rest was not read.`;
    const words = errorClass === 'response_too_large' ? size : `The answer was ${statusCode}.`;
    this.finish(errorClass, errorClass && words);
  }

  finishFailed(error: unknown): void {
    const code = codeOf(error);
    this.finish(classifyErrorCode(code, this.stage), `The call failed with ${code}.`);
  }
}

function watchSocket(call: Call, socket: Socket, secure: boolean): void {
  if (!socket.connecting) {
    // A connection kept from an earlier attempt.
    call.calls(socket.remoteAddress);
    call.stage = 'sending';
    return;
  }
  socket.once('connect', () => {
    call.calls(socket.remoteAddress);
    call.mark('connectMs', secure ? 'securing' : 'sending');
  });
  if (secure) socket.once('secureConnect', () => call.mark('tlsMs', 'sending'));
}

function receive(call: Call, response: IncomingMessage): void {
  const statusCode = response.statusCode ?? 0;
  call.begins(response);
  response.on('data', (chunk: Buffer) => {
    if (!call.isFinished && !call.keep(chunk)) call.finishAnswered(statusCode);
  });
  response.once('end', () => call.finishAnswered(statusCode));
  response.on('error', (error) => call.finishFailed(error));
}

function start(call: Call, outgoing: OutgoingRequest, agent: ReturnType<Connections['agentFor']>): void {
  const { url, headers, body } = outgoing;
  const secure = url.protocol === 'https:';
  const request = (secure ? httpsRequest : httpRequest)(url, { method: 'POST', headers, agent });
  call.hold(request);
  request.once('socket', (socket) => watchSocket(call, socket, secure));
  request.once('response', (response) => receive(call, response));
  request.on('error', (error) => {
    // The other side closed an idle connection while we took it up; a fresh one is tried, with the same webhook-id.
    const wasIdle = request.reusedSocket && call.stage === 'sending' && /^(ECONNRESET|EPIPE)$/.test(codeOf(error));
    if (wasIdle && !call.isFinished) start(call, outgoing, agent);
    else call.finishFailed(error);
  });
  request.end(body);
}

/**
 * One POST. The host is looked up and every address checked, the call goes to a checked address, redirects are not followed,
 * and nothing makes it last longer than `timeoutMs`: it ends then as what it was waiting for.
 */
export function send(outgoing: OutgoingRequest, { resolve, connections, signal }: SendTools): Promise<SendResult> {
  return new Promise((answer) => {
    const call = new Call((result) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      answer(result);
    });
    const stop = () => call.finish('stopped', 'The console was stopped while it waited for the answer.');
    const timer = setTimeout(() => {
      const { errorClass, words } = classifyTimeout(call.stage);
      call.finish(errorClass, `${words} The timeout is ${outgoing.timeoutMs} ms.`);
    }, outgoing.timeoutMs);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    resolve(outgoing.url)
      .then((resolution) => {
        if (call.isFinished) return;
        call.mark('dnsMs', 'connecting');
        if (resolution.outcome === 'forbidden') return call.finish('address_forbidden', resolution.words);
        if (resolution.outcome === 'failed') return call.finish('dns_failed', resolution.words);
        start(call, outgoing, connections.agentFor(outgoing.url, resolution.addresses));
      })
      .catch((error: unknown) => call.finishFailed(error));
  });
}
