import type { Facts, OutageFact, ProbeFact } from './facts';
import type { Violation } from './violation';

/** Twice what the door itself waits for the database (`waitMsMax`): no machine is so busy that a refusal takes longer. */
const answerMsMax = 5_000;

/** Pure: whether the door answered that it took a callback. */
export const isAcknowledged = ({ answer }: ProbeFact) => typeof answer === 'number' && answer >= 200 && answer < 300;

function judgeOutage({ fault, mayGoOn, probes, idle }: OutageFact): Violation[] {
  const found: Violation[] = [];
  const tell = (words: string) => found.push({ rule: 'outage_is_said', about: fault, words });
  for (const probe of probes) {
    const { answer, tookMs } = probe;
    const after = `after ${Math.round(tookMs)} ms`;
    if (answer !== 503 && !isAcknowledged(probe)) tell(`While the database was away a request was ${answer} ${after}.`);
    else if (tookMs > answerMsMax) tell(`While the database was away an answer came ${after}.`);
  }
  for (const { answer, tookMs } of idle) {
    if (typeof answer === 'number') continue;
    tell(`A request that needs no database was ${answer} after ${Math.round(tookMs)} ms.`);
  }
  if (!mayGoOn && !probes.some(({ answer }) => answer === 503)) {
    tell(`The door never said so: ${probes.length} requests, none of them refused with 503.`);
  }
  return found;
}

/** Pure: while the database was away every request was answered, and by nothing but 503 or an acknowledgement. */
export function judgeOutages({ outages }: Pick<Facts, 'outages'>): Violation[] {
  return outages.flatMap(judgeOutage);
}
