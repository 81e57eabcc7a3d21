import * as database from './database';
import * as processes from './processes';
import type { Fault } from './world';

export const faultNames = [
  'kill a server',
  'kill a worker',
  'stop Postgres',
  'kill Postgres',
  'cut connections',
  'network silent',
  'network broken',
  'connections exhausted',
  'disk full',
  'clock moved',
  'copies at once',
  'deploy',
] as const;
export type FaultName = (typeof faultNames)[number];

export const faults: Readonly<Record<FaultName, Fault>> = {
  'kill a server': processes.killServer,
  'kill a worker': processes.killWorker,
  'stop Postgres': database.stopPostgres,
  'kill Postgres': database.killPostgres,
  'cut connections': database.cutConnections,
  'network silent': database.stallNetwork,
  'network broken': database.cutNetwork,
  'connections exhausted': database.exhaustConnections,
  'disk full': database.fillDisk,
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
