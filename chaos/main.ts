import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabaseProxy } from '@/e2e/support/database-proxy';
import { storyVariables } from '@/e2e/support/lifecycles/stories';
import { openDatabase } from '@/lib/platform/db/client';
import { minuteMs } from '@/lib/platform/time';
import { seededRandom } from '@/scripts/simulate/random';
import { type FaultName, faultNames, faults, shortFaults } from './faults/faults';
import type { Injected, World } from './faults/world';
import type { Figures } from './figures';
import { Load } from './load/load';
import { Providers } from './load/provider';
import { openMortalDatabase } from './machine/database';
import { Fleet } from './machine/fleet';
import { freePort } from './machine/free-port';
import { openMerchant } from './machine/merchant';
import { makeRelease } from './machine/release';
import type { ChaosOptions } from './options';
import { readOptions, usage } from './options';
import { judge } from './oracle/judge';
import { readRecords, recordsInOrder } from './oracle/play-in-order';
import { readFacts, readUnsearched } from './oracle/read-facts';
import { planRound } from './plan';
import { recordRun } from './record';
import { type Outcome, report } from './report';
import { settle } from './settle';

const fleetSize = 2;
const forwardSecret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
/** Played again in order to compare: of more the first. */
const storiesComparedMax = 300;

/** Retries of seconds, and bounds that belong to abuse: the load is none. */
const prepareSql = `
update destinations set schedule_seconds = array_fill(1, array[30]);
update accounts set settings = '{"door":{"ratePerSecondMax":1000000,"unverifiedPerHourMax":1000000}}'`;

interface Run {
  options: ChaosOptions;
  world: World;
  onInjected(name: FaultName, injected: Injected): void;
}

/** Rounds of faults, one after the other, until the time is up; a short run has one round. */
async function injectAll({ options, world, onInjected }: Run): Promise<void> {
  const { seed, short, minutes } = options;
  const endsAtMs = performance.now() + minutes * minuteMs;
  for (let round = 0; round === 0 || (!short && performance.now() < endsAtMs); round += 1) {
    for (const planned of planRound(seed, round, short ? shortFaults : faultNames, short ? 300 : 2_000)) {
      if (!short && performance.now() > endsAtMs && round > 0) break;
      await sleep(planned.afterMs);
      const injected = await faults[planned.name](world, seededRandom(planned.seed));
      await world.fleet.mend(fleetSize);
      onInjected(planned.name, injected);
    }
  }
}

const machineLoad = () => loadavg()[0] ?? 0;

/** Prints what was done and how long after the beginning. */
function teller(): (words: string) => void {
  const startedAtMs = performance.now();
  return (words) => console.log(`${((performance.now() - startedAtMs) / 1_000).toFixed(1).padStart(7)} s  ${words}`);
}

async function run(options: ChaosOptions): Promise<Outcome> {
  const tell = teller();
  const { seed, short } = options;
  const cleanUp: (() => Promise<unknown>)[] = [];
  let undoing: Promise<void> | null = null;
  const undoAll = async () => {
    for (let end = cleanUp.shift(); end; end = cleanUp.shift())
      await end().catch((error: unknown) => console.error(error));
  };
  const undo = () => {
    undoing ??= undoAll();
    return undoing;
  };
  // Told to stop: no Postgres, process or mounted disk stays behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void undo().then(() => process.exit(130)));
  }
  const injected: { name: FaultName; injected: Injected }[] = [];
  const figures: Figures = { outages: [], clockMoves: [], loads: [machineLoad()] };
  try {
    const base = await mkdtemp(path.join(tmpdir(), 'callback-console-chaos-'));
    cleanUp.unshift(() => rm(base, { recursive: true, force: true }));
    const database = await openMortalDatabase(await freePort());
    cleanUp.unshift(database.close);
    const network = await openDatabaseProxy(database.url);
    cleanUp.unshift(network.close);
    const merchant = await openMerchant(seededRandom(seed));
    cleanUp.unshift(merchant.close);
    const fleet = await Fleet.open(await makeRelease(base, 0), fleetSize, {
      ...storyVariables(),
      DATABASE_URL: network.url,
      DATA_DIR: base,
      FORWARD_URL: merchant.url,
      FORWARD_SECRET: forwardSecret,
      ALLOW_PRIVATE_DESTINATIONS: '1',
    });
    cleanUp.unshift(() => fleet.close());
    const db = openDatabase(database.url);
    cleanUp.unshift(db.close);
    await db.pool.query(prepareSql);
    const providers = new Providers(fleet.balancer.url);
    cleanUp.unshift(async () => providers.close());

    let fresh = 0;
    let releases = 0;
    const load = new Load(providers, seed, short ? 60 : 150);
    const world: World = {
      ...{ database, network, fleet, providers, figures, copies: short ? 200 : 1_000 },
      freshCallback() {
        fresh += 1;
        return Load.probe(1_000_000_000 + seed + fresh);
      },
      burst: (count) => load.burst(count),
      nextRelease() {
        releases += 1;
        return makeRelease(base, releases);
      },
    };
    const onInjected = (name: FaultName, what: Injected) => {
      injected.push({ name, injected: what });
      figures.loads.push(machineLoad());
      tell(`${what.ran ? '•' : '–'} ${name}: ${what.words}`);
    };
    tell('two servers and two workers run');
    await injectAll({ options, world, onInjected });
    await load.end();
    tell('every callback was acknowledged');
    merchant.calm();
    const unsearched = await readUnsearched(db);
    await settle(fleet, db, fleetSize);
    tell('nothing waits any more');

    const compared = load.stories.slice(0, storiesComparedMax);
    const inOrder = new URL(database.url);
    inOrder.pathname = '/in_order';
    const expected = await recordsInOrder(inOrder.toString(), compared);
    const records = await readRecords(db);
    const actual = Object.fromEntries(
      Object.keys(expected).flatMap((key) => (key in records ? [[key, records[key] ?? '']] : [])),
    );
    const facts = {
      ...(await readFacts(db)),
      // What is missing is made once the clocks are moved on.
      unsearched,
      sent: [...providers.sent].map(([key, sent]) => ({ key, ...sent })),
      ...{ outages: figures.outages, clockMoves: figures.clockMoves },
      received: merchant.received(),
      ledger: { expected, actual },
    };
    return { options, injected, figures, facts, violations: judge(facts), words: fleet.words() };
  } finally {
    await undo();
  }
}

/** `npm run test:chaos`: answers the exit code, 0 where everything held. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (!options) {
    console.error(usage);
    return 2;
  }
  console.log(`Chaos with --seed ${options.seed}${options.short ? ' --short' : ` --minutes ${options.minutes}`}`);
  const outcome = await run(options);
  const { text, isGood } = report(outcome);
  console.log(text);
  if (options.record) await recordRun(outcome);
  return isGood ? 0 : 1;
}
