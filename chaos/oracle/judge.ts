import type { Facts } from './facts';
import { judgeDeliveries } from './judge-deliveries';
import { judgeDoor } from './judge-door';
import { judgeLedger } from './judge-ledger';
import { judgeOrder } from './judge-order';
import { judgeOutages } from './judge-outages';
import type { Violation } from './violation';

/** Pure: everything that must always hold and does not; empty: nothing was lost, doubled or left hanging. */
export function judge(facts: Facts): Violation[] {
  return [
    ...judgeDoor(facts),
    ...judgeOutages(facts),
    ...judgeLedger(facts),
    ...judgeDeliveries(facts),
    ...judgeOrder(facts),
  ];
}
