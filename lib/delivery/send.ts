import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { classifyTimeout } from './classify-failure';
import type { Connections } from './connections';
import type { Resolver } from './resolve-address';
import { codeOf, RunningCall, type SendResult } from './running-call';

export interface OutgoingRequest {
  /** POST unless told. */
  method?: 'GET' | 'POST';
  url: URL;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  /** Bound of the whole call, from the look-up to the last byte. */
  timeoutMs: number;
  /** Of the answer so much is read and kept; a delivery's bound unless told. */
  answerBytesMax?: number;
}

export interface SendTools {
  resolve: Resolver;
  connections: Connections;
  /** Aborted when the console stops and waits no longer. */
  signal?: AbortSignal | undefined;
}

function watchSocket(call: RunningCall, socket: Socket, secure: boolean): void {
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

function receive(call: RunningCall, response: IncomingMessage): void {
  const statusCode = response.statusCode ?? 0;
  call.begins(response);
  response.on('data', (chunk: Buffer) => {
    if (!call.isFinished && !call.keep(chunk)) call.finishAnswered(statusCode);
  });
  response.once('end', () => call.finishAnswered(statusCode));
  response.on('error', (error) => call.finishFailed(error));
}

function start(call: RunningCall, outgoing: OutgoingRequest, agent: ReturnType<Connections['agentFor']>): void {
  const { method = 'POST', url, headers, body } = outgoing;
  const secure = url.protocol === 'https:';
  const request = (secure ? httpsRequest : httpRequest)(url, { method, headers, agent });
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
 * One call. The host is looked up and every address checked, the call goes to a checked address, redirects are not followed,
 * and nothing makes it last longer than `timeoutMs`: it ends then as what it was waiting for.
 */
export function send(outgoing: OutgoingRequest, { resolve, connections, signal }: SendTools): Promise<SendResult> {
  return new Promise((answer) => {
    const call = new RunningCall((result) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      answer(result);
    }, outgoing.answerBytesMax);
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
