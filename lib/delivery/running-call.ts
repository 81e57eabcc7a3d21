import type { ClientRequest, IncomingMessage } from 'node:http';
import { type CallStage, classifyErrorCode } from './classify-failure';
import { classifyStatus } from './decide-next-step';
import type { ErrorClass } from './error-class';
import type { AttemptTimings } from './types';

/** Of an answer's body so much is read and kept; the rest is not even received. */
export const responseBytesMax = 256 * 1024;

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

function flatHeaders(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** Node's name for what went wrong. */
export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' ? code : 'no code';
}

/** State of one running call; `finish` answers once, whatever happens first. */
export class RunningCall {
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
  readonly #answerBytesMax: number;

  constructor(answer: (result: SendResult) => void, answerBytesMax: number = responseBytesMax) {
    this.#answer = answer;
    this.#answerBytesMax = answerBytesMax;
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
    const room = this.#answerBytesMax - this.#kept;
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
    const size = `The answer is larger than ${this.#answerBytesMax / 1024} KiB; the rest was not read.`;
    const words = errorClass === 'response_too_large' ? size : `The answer was ${statusCode}.`;
    this.finish(errorClass, errorClass && words);
  }

  finishFailed(error: unknown): void {
    const code = codeOf(error);
    this.finish(classifyErrorCode(code, this.stage), `The call failed with ${code}.`);
  }
}
