import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Door and attempts alike: from a millisecond to a provider's patience. */
const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What one process counts about itself. Labels are closed sets or our own words: never an id, never anything of a customer. */
export function makeInstruments() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const instruments = {
    registry,
    doorRequests: new Counter({
      name: 'callback_console_door_requests_total',
      help: 'Requests at the callback door by what they came to; cause only where refused.',
      labelNames: ['provider', 'outcome', 'cause'],
      registers,
    }),
    doorSeconds: new Histogram({
      name: 'callback_console_door_duration_seconds',
      help: 'From the headers of a request at the door to its answer, the sending of its body included.',
      labelNames: ['outcome'],
      buckets: secondsBuckets,
      registers,
    }),
    stored: new Counter({
      name: 'callback_console_stored_requests_total',
      help: 'Stored requests by verdict: accepted, duplicate, rejected.',
      labelNames: ['provider', 'verdict'],
      registers,
    }),
    callbacks: new Counter({
      name: 'callback_console_callbacks_total',
      help: 'Accepted callbacks by the outcome that they tell of.',
      labelNames: ['provider', 'outcome'],
      registers,
    }),
    doorQueue: new Gauge({
      name: 'callback_console_door_queue_rows',
      help: 'Requests at the door that wait for a group to be committed.',
      registers,
    }),
    applied: new Counter({
      name: 'callback_console_applied_total',
      help: 'Tries to apply a callback to the ledger by result: applied, failed (tried again or given up).',
      labelNames: ['result'],
      registers,
    }),
    attempts: new Counter({
      name: 'callback_console_delivery_attempts_total',
      help: 'Finished attempts by lane and result: delivered, or the class of the error.',
      labelNames: ['lane', 'result'],
      registers,
    }),
    attemptSeconds: new Histogram({
      name: 'callback_console_delivery_attempt_duration_seconds',
      help: 'Duration of attempts, from the look-up of the host to the last byte.',
      labelNames: ['lane'],
      buckets: secondsBuckets,
      registers,
    }),
    removed: new Counter({
      name: 'callback_console_retention_removed_total',
      help: 'Rows that retention removed the bytes of: requests, attempts, answers (evidence of probes).',
      labelNames: ['kind'],
      registers,
    }),
    putOff: new Counter({
      name: 'callback_console_claims_put_off_total',
      help: 'Times at which a worker claimed nothing because callbacks waited long at a door.',
      registers,
    }),
    screensUp: new Gauge({
      name: 'callback_console_screens_up',
      help: 'Whether the screens and the API, a process of their own, answer: 1 or 0. Of servers alone.',
      registers,
    }),
    poolConnections: new Gauge({
      name: 'callback_console_pool_connections',
      help: 'Database connections of the process by pool and state: busy, idle.',
      labelNames: ['pool', 'state'],
      registers,
    }),
    poolWaiting: new Gauge({
      name: 'callback_console_pool_waiting',
      help: 'Callers that wait for a database connection.',
      labelNames: ['pool'],
      registers,
    }),
  };
  // A gauge without labels begins at 0, which here would be an alarm of each process that has no screens.
  instruments.screensUp.remove();
  return instruments;
}

export type Instruments = ReturnType<typeof makeInstruments>;
