import { createHash } from 'node:crypto';
import { environmentCredentials } from '@/lib/intake/credentials';
import type { Context } from '@/lib/platform/context';
import { asReceived } from '@/lib/providers/as-received';
import type { Credential, Provider, SignedRequest, UnsignedRequest } from '@/lib/providers/contract';
import { findProvider, providers } from '@/lib/providers/registry';
import type { SimulatedCallback } from '@/scripts/simulate/lifecycle';
import { type Random, seededRandom } from '@/scripts/simulate/random';
import { troubledLifecycles } from '@/scripts/simulate/troubles';
import { bringToDoor } from './bring-to-door';
import type { CastClock } from './cast-clock';
import { markedRandom } from './marker';

/** How one request of the cast was made, so that it can be made again for every copy. */
export interface Told {
  providerId: Provider['id'];
  unsigned: UnsignedRequest;
  forged: boolean;
  /** From its signing to its arrival. */
  wayMs: number;
}

/** Lifecycles under way at once. */
const playersMax = 16;
/** Callbacks are applied and delivered after so many rounds of requests. */
const roundsBetweenWork = 8;
const seed = 20_261_121;
/** Of the retries and forgeries that the simulator plays to show them; most callbacks arrive once. */
const repeatShare = 0.2;
const forgeryShare = 0.25;
const unneeded: Credential = { hint: '', fields: {} };

const credentials = new WeakMap<Context['environment'], Map<string, Credential>>();

/** What a provider signs with here, or a forger who does not know it. */
export function credentialOf(
  { environment }: Pick<Context, 'environment'>,
  provider: Provider,
  forged: boolean,
): Credential {
  const known = credentials.get(environment) ?? new Map<string, Credential>();
  credentials.set(environment, known);
  const key = `${provider.id} ${forged}`;
  const credential = known.get(key) ?? makeCredentialOf(environment, provider, forged);
  known.set(key, credential);
  return credential;
}

function makeCredentialOf(environment: Context['environment'], provider: Provider, forged: boolean): Credential {
  const [credential = unneeded] = environmentCredentials(provider, environment.list);
  if (!forged) return credential;
  const turned = Object.entries(credential.fields).map(([name, secret]) => [name, `not-${secret}`]);
  return { hint: credential.hint, fields: Object.fromEntries(turned) };
}

/** Who sent it: an id goes from one thread to another, what a provider can do does not. */
export function providerOf({ providerId }: Told): Provider {
  const provider = findProvider(providerId);
  if (!provider) throw new Error(`No provider is called ${providerId}.`);
  return provider;
}

/** What tells one request of the cast from the others: the hash of its payload, and whether the signature is a forger's. */
export function toldKey(payloadSha256: Buffer, forged: boolean): string {
  return `${payloadSha256.toString('hex')} ${forged}`;
}

/** Hash of the payload as the door keeps it: by GET it is the query. */
export function payloadSha256(signed: SignedRequest): Buffer {
  const { query, body, method } = asReceived(signed, new Date(0));
  return createHash('sha256')
    .update(method === 'GET' ? query : body)
    .digest();
}

async function bring(
  ctx: Context,
  told: Told,
  expected: SimulatedCallback['expected'],
  nonce: string,
): Promise<string> {
  const { unsigned, forged, wayMs } = told;
  const provider = providerOf(told);
  const at = new Date(ctx.clock.now().getTime() - wayMs);
  const signed = provider.sign(unsigned, { credential: credentialOf(ctx, provider, forged), at, nonce });
  const { headers, query, body } = asReceived(signed, at);
  const bytes = unsigned.method === 'GET' ? new Uint8Array() : body;
  const path = signed.path.split('?', 1)[0] ?? '';
  const status = await bringToDoor(ctx, { path, method: signed.method, headers, query }, bytes);
  if (status !== (expected === 'refused' ? 401 : 200)) {
    throw new Error(`The door answered ${signed.path} of the data set with ${status}.`);
  }
  return toldKey(payloadSha256(signed), forged);
}

/** A lifecycle with few of its retries and forgeries, and without what is lost on its way. */
function mostly(story: readonly SimulatedCallback[], random: Random): SimulatedCallback[] {
  const arrives = ({ sender, lost }: SimulatedCallback) =>
    !lost && (sender === 'provider' || random.chance(forgeryShare));
  const first = (one: SimulatedCallback, index: number, all: readonly SimulatedCallback[]) =>
    all.findIndex(({ request, sender }) => request === one.request && sender === one.sender) === index;
  return story.filter(arrives).filter((one, index, all) => first(one, index, all) || random.chance(repeatShare));
}

/** Every lifecycle of every provider in turn, for ever; each with a random of its own. */
function* stories(marker: string, at: () => Date, stepMs: number): Generator<[Provider, Random, SimulatedCallback[]]> {
  for (let turn = 0; ; turn += 1) {
    for (const [place, provider] of providers.entries()) {
      const choices = troubledLifecycles(provider.id);
      const lifecycle = choices[turn % choices.length];
      // One callback in a hundred is somebody's trial of the integration.
      if (!lifecycle || (provider.id === 'test' && turn % 12 !== 0)) continue;
      const random = markedRandom(seededRandom(seed + turn * providers.length + place), marker);
      yield [provider, random, mostly(lifecycle(random, at(), stepMs), random)];
    }
  }
}

export interface CastOptions {
  callbacks: number;
  marker: string;
  clock: CastClock;
  /** From one round of requests to the next. */
  tickMs: number;
  /** Applies and delivers what is due. */
  work(): Promise<void>;
}

/**
 * Plays genuine lifecycles through the door until about `callbacks` of them were sent, retries, forgeries and trouble included;
 * what they become is what the console makes of them. Answers how each request was made, by `toldKey`.
 */
export async function playCast(ctx: Context, options: CastOptions): Promise<Map<string, Told>> {
  const { clock, tickMs } = options;
  const told = new Map<string, Told>();
  const source = stories(options.marker, clock.now, tickMs);
  const playing: [Provider, Random, SimulatedCallback[]][] = [];
  let sent = 0;
  for (let round = 1; sent < options.callbacks || playing.length > 0; round += 1) {
    while (sent < options.callbacks && playing.length < playersMax) {
      const next = source.next().value;
      if (next) playing.push(next);
    }
    const now = clock.now();
    const requests = playing.flatMap(([provider, random, left]) => {
      const callback = left.shift();
      if (!callback) return [];
      const wayMs = callback.signedAt ? Math.max(0, now.getTime() - callback.signedAt.getTime()) : 0;
      const one: Told = {
        providerId: provider.id,
        unsigned: callback.request,
        forged: callback.sender === 'forged',
        wayMs,
      };
      return [{ one, expected: callback.expected, nonce: random.text(20, 'abcdefghijklmnopqrstuvwxyz') }];
    });
    const keys = await Promise.all(requests.map(({ one, expected, nonce }) => bring(ctx, one, expected, nonce)));
    for (const [index, { one }] of requests.entries()) {
      const key = keys[index] ?? '';
      // Retries and forgeries make no callback.
      if (!one.forged && !told.has(key)) sent += 1;
      told.set(key, one);
    }
    for (let index = playing.length - 1; index >= 0; index -= 1)
      if (playing[index]?.[2].length === 0) playing.splice(index, 1);
    clock.advance(tickMs);
    if (round % roundsBetweenWork === 0) await options.work();
  }
  await options.work();
  return told;
}
