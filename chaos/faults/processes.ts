import { setTimeout as sleep } from 'node:timers/promises';
import { hourMs } from '@/lib/platform/time';
import { type Fault, ran } from './world';

/** `kill -9` of one server; another takes its place. */
export const killServer: Fault = async ({ fleet }, random) => {
  const [first, ...others] = fleet.of('server');
  if (!first) return { ran: false, words: 'no server runs' };
  await fleet.killAndReplace(random.pick([first, ...others]));
  return ran('one of two');
};

/** `kill -9` of one worker, in the middle of what it holds. */
export const killWorker: Fault = async ({ fleet }, random) => {
  const [first, ...others] = fleet.of('worker');
  if (!first) return { ran: false, words: 'no worker runs' };
  await fleet.killAndReplace(random.pick([first, ...others]));
  return ran('one of two');
};

const movesHours: readonly [number, ...number[]] = [-26, -2, 2, 26, 24 * 20];

/** The clock of one process jumps, and some seconds later jumps back. */
export const moveClock: Fault = async ({ fleet, figures }, random) => {
  const [first, ...others] = [...fleet.of('server'), ...fleet.of('worker')];
  if (!first) return { ran: false, words: 'nothing runs' };
  const program = random.pick([first, ...others]);
  const hours = random.pick(movesHours);
  const fromMs = performance.now();
  program.moveClock(hours * hourMs);
  await sleep(random.integer(800, 2_500));
  program.moveClock(0);
  if (program.kind === 'server') figures.clockMoves.push({ fromMs, untilMs: performance.now() });
  return ran(`${hours > 0 ? '+' : ''}${hours} h of a ${program.kind}`);
};

/** A new version starts beside the old one, migrates under load, takes over, and the old one is stopped. */
export const deploy: Fault = async ({ fleet, nextRelease }) => {
  const release = await nextRelease();
  const { upMs, stoppedMs } = await fleet.deploy(release);
  return ran(
    `version ${release.number}, migrated and up after ${Math.round(upMs)} ms, the old one gone ${Math.round(stoppedMs)} ms later`,
  );
};

/** The same callback, so many times at once. */
export const copiesAtOnce: Fault = async ({ providers, freshCallback, copies }) => {
  const callback = freshCallback();
  await Promise.all(Array.from({ length: copies }, () => providers.sendUntilAcknowledged(callback)));
  return ran(`${copies} copies`);
};
