import { watchLoss } from './watch-door';
import { type Fault, ran } from './world';

/** Where nothing breaks, somebody has to wait before the door knows: `waitMsMax` of it, and a little. */
const findOutMs = 3_000;

/** Postgres is stopped as for an update, stays away, and comes back. */
export const stopPostgres: Fault = async (world, random) => {
  const { database } = world;
  const watchedMs = random.integer(500, 2_500);
  const loss = { fault: 'stop Postgres', lose: database.stop, watchedMs, giveBack: database.start };
  return ran(`away ${await watchLoss(world, loss)}`);
};

/** `kill -9` of Postgres: it recovers from its log. */
export const killPostgres: Fault = async (world, random) => {
  const { database } = world;
  const watchedMs = random.integer(200, 1_000);
  const loss = { fault: 'kill Postgres', lose: database.kill, watchedMs, giveBack: database.start };
  return ran(`away ${await watchLoss(world, loss)}`);
};

/** Every process of Postgres stands still, as on a machine that hangs; then they go on. */
export const hangPostgres: Fault = async (world, random) => {
  const { database } = world;
  const watchedMs = random.integer(500, 2_000);
  const loss = { lose: database.hang, unwatchedMs: findOutMs, watchedMs, giveBack: database.wake };
  return ran(`standing still ${await watchLoss(world, { fault: 'Postgres hangs', ...loss })}`);
};

/** The network to the database swallows everything without a word, then lets it through again. */
export const stallNetwork: Fault = async (world, random) => {
  const { network } = world;
  const watchedMs = random.integer(500, 2_000);
  const loss = { lose: async () => network.stall(), unwatchedMs: findOutMs, watchedMs, giveBack: network.restore };
  return ran(`silent ${await watchLoss(world, { fault: 'network silent', ...loss })}`);
};

/** The same, and whatever was connected by then stays silent for ever after: only new connections lead anywhere. */
export const forgetNetwork: Fault = async (world, random) => {
  const { network } = world;
  const watchedMs = random.integer(500, 2_000);
  const loss = { lose: async () => network.forget(), unwatchedMs: findOutMs, watchedMs, giveBack: network.restore };
  return ran(`silent ${await watchLoss(world, { fault: 'network forgets', ...loss })}`);
};

/** The network to the database breaks every connection and refuses new ones. */
export const cutNetwork: Fault = async (world, random) => {
  const { network } = world;
  const watchedMs = random.integer(300, 1_500);
  const loss = { fault: 'network broken', lose: network.cut, watchedMs, giveBack: network.restore };
  return ran(`broken ${await watchLoss(world, loss)}`);
};

/** The database's disk is full; then there is room again. Postgres may have given up meanwhile, and is started then. */
export const fillDisk: Fault = async (world, random) => {
  const { database } = world;
  const { disk } = database;
  if (!disk) return { ran: false, words: 'only root on Linux may mount a small disk' };
  const watchedMs = random.integer(1_500, 3_000);
  let gaveUp = false;
  const giveBack = async () => {
    await disk.free();
    gaveUp = !(await database.answersWithin(3_000));
    if (!gaveUp) return;
    await database.stop();
    await database.start();
  };
  // Into files that it made before Postgres goes on writing.
  const loss = { fault: 'disk full', mayGoOn: true, lose: disk.fill, watchedMs, giveBack } as const;
  const words = await watchLoss(world, loss);
  return ran(`full ${words}${gaveUp ? '; Postgres gave up and was started again' : ''}`);
};
