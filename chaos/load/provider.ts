import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { doorPrefix } from '@/lib/intake/incoming';
import type { SignedRequest } from '@/lib/providers/contract';

/** A callback of a provider, signed once: its retries are the same bytes. */
export interface Signed {
  provider: string;
  request: SignedRequest;
}

export interface Answered {
  /** 0: none. */
  status: number;
  tookMs: number;
}

export interface SentRecord {
  provider: string;
  acknowledged: number;
  refusals: number[];
}

const answerTimeoutMs = 15_000;
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
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  #calls = 0;

  constructor(url: string) {
    this.#url = url;
  }

  #call({ method, path, headers, body }: SignedRequest): Promise<number> {
    this.#calls += 1;
    const agent = this.#calls % requestsAConnection === 0 ? false : this.#agent;
    return new Promise((resolve) => {
      const call = request(
        `${this.#url}${doorPrefix}${path}`,
        { method, headers, agent, timeout: answerTimeoutMs },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode ?? 0)).once('error', () => resolve(0));
        },
      );
      call.once('error', () => resolve(0)).once('timeout', () => call.destroy());
      call.end(method === 'GET' ? undefined : body);
    });
  }

  /** One request. */
  async send({ provider, request: signed }: Signed): Promise<Answered> {
    const key = requestKey(signed);
    const record = this.sent.get(key) ?? { provider, acknowledged: 0, refusals: [] };
    this.sent.set(key, record);
    const startedAtMs = performance.now();
    const status = await this.#call(signed);
    if (status === 200) record.acknowledged += 1;
    else record.refusals.push(status);
    return { status, tookMs: performance.now() - startedAtMs };
  }

  /** Asks a door that does not exist, which is answered from memory; how many ms that took. */
  async knock(): Promise<number> {
    const startedAtMs = performance.now();
    await this.#call({ method: 'POST', path: 'nowhere', headers: {}, body: '' });
    return performance.now() - startedAtMs;
  }

  /** As long as it takes. */
  async sendUntilAcknowledged(signed: Signed): Promise<void> {
    while ((await this.send(signed)).status !== 200) await sleep(retryAfterMs);
  }

  close(): void {
    this.#agent.destroy();
  }
}
