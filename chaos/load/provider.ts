import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, ProbeFact, RefusalFact } from '@/chaos/oracle/facts';
import { doorPrefix } from '@/lib/intake/incoming';
import type { SignedRequest } from '@/lib/providers/contract';

/** A callback of a provider, signed once: its retries are the same bytes. */
export interface Signed {
  provider: string;
  request: SignedRequest;
}

/** What came of one request, and how long it took. */
export type Answered = ProbeFact;

export interface SentRecord {
  provider: string;
  acknowledged: number;
  refusals: RefusalFact[];
}

const patienceMs = 15_000;
/** Of so many requests one comes over a connection of its own: a server that was started anew gets its share. */
const requestsAConnection = 8;
/** Providers wait for seconds to hours; a run has less time. */
const retryAfterMs = 150;

/** Pure: what all requests of one callback have in common, and the console keeps of each (`requests.path`, `body_sha256`). */
export function requestKey({ path, method, body }: SignedRequest): string {
  const [place = '', query = ''] = path.split(/\?(.*)/s);
  const bytes = method === 'GET' ? query : body;
  return `${doorPrefix}${place} ${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Every provider: sends to one URL, again until it is acknowledged, and remembers what it was told. */
export class Providers {
  readonly sent = new Map<string, SentRecord>();
  readonly #url: string;
  readonly #patienceMs: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  #calls = 0;

  /** After `patienceMs` without a word they hang up. */
  constructor(url: string, patience = { patienceMs }) {
    this.#url = url;
    this.#patienceMs = patience.patienceMs;
  }

  #call({ method, path, headers, body }: SignedRequest, isOverFresh: boolean): Promise<Answer> {
    this.#calls += 1;
    const agent = isOverFresh || this.#calls % requestsAConnection === 0 ? false : this.#agent;
    return new Promise((resolve) => {
      const call = request(
        `${this.#url}${doorPrefix}${path}`,
        { method, headers, agent, timeout: this.#patienceMs },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode ?? 'broken')).once('error', () => resolve('broken'));
        },
      );
      call.once('error', () => resolve('broken'));
      call.once('timeout', () => {
        resolve('hung');
        call.destroy();
      });
      call.end(method === 'GET' ? undefined : body);
    });
  }

  /** One request. Over a fresh connection nothing but the door can break it: a kept one may be closed while it is on its way. */
  async send({ provider, request: signed }: Signed, isOverFresh = false): Promise<Answered> {
    const key = requestKey(signed);
    const record = this.sent.get(key) ?? { provider, acknowledged: 0, refusals: [] };
    this.sent.set(key, record);
    const startedAtMs = performance.now();
    const answer = await this.#call(signed, isOverFresh);
    const endedAtMs = performance.now();
    if (answer === 200) record.acknowledged += 1;
    else record.refusals.push({ answer, fromMs: startedAtMs, untilMs: endedAtMs });
    return { answer, tookMs: endedAtMs - startedAtMs };
  }

  /** Asks a door that does not exist, which is answered from memory; over a fresh connection. */
  async knock(): Promise<Answered> {
    const startedAtMs = performance.now();
    const answer = await this.#call({ method: 'POST', path: 'nowhere', headers: {}, body: '' }, true);
    return { answer, tookMs: performance.now() - startedAtMs };
  }

  /** As long as it takes. */
  async sendUntilAcknowledged(signed: Signed): Promise<void> {
    while ((await this.send(signed)).answer !== 200) await sleep(retryAfterMs);
  }

  close(): void {
    this.#agent.destroy();
  }
}
