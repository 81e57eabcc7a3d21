import * as database from './database';
import * as outages from './outages';
import * as processes from './processes';
import type { Fault } from './world';

export const faultNames = [
  'kill a server',
  'kill a worker',
  'stop Postgres',
  'kill Postgres',
  'Postgres hangs',
  'cut connections',
  'network silent',
  'network forgets',
  'network broken',
  'connections exhausted',
  'tables locked',
  'disk full',
  'clock moved',
  'copies at once',
  'deploy',
] as const;
export type FaultName = (typeof faultNames)[number];

export const faults: Readonly<Record<FaultName, Fault>> = {
  'kill a server': processes.killServer,
  'kill a worker': processes.killWorker,
  'stop Postgres': outages.stopPostgres,
  'kill Postgres': outages.killPostgres,
  'Postgres hangs': outages.hangPostgres,
  'cut connections': database.cutConnections,
  'network silent': outages.stallNetwork,
  'network forgets': outages.forgetNetwork,
  'network broken': outages.cutNetwork,
  'connections exhausted': database.exhaustConnections,
  'tables locked': database.lockTables,
  'disk full': outages.fillDisk,
  'clock moved': processes.moveClock,
  'copies at once': processes.copiesAtOnce,
  deploy: processes.deploy,
};

/** Each for a kind of its own, within half a minute together with starting and judging. */
export const shortFaults = [
  'kill a worker',
  'cut connections',
  'kill a server',
  'stop Postgres',
  'clock moved',
  'copies at once',
] as const satisfies readonly FaultName[];
