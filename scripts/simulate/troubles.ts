import { overpaidPayment, paymentEndLost, sharedHash, underpaidPayment } from './basswallet';
import { withdrawalEndLost, withdrawalSucceededInWordOnly } from './gatepay-withdraw';
import type { Lifecycle } from './lifecycle';
import { lifecycles } from './lifecycles';

/** Per provider: what does not add up, for a demo's page of issues. Never among `lifecycles`, which raise none. */
export const troubles: Readonly<Record<string, readonly Lifecycle[]>> = {
  basswallet: [underpaidPayment, paymentEndLost, overpaidPayment, sharedHash],
  gatepay: [withdrawalSucceededInWordOnly, withdrawalEndLost],
};

/** The lifecycles of `providerId`, each of its troubles once a turn among them, the first soon after the start. */
export function troubledLifecycles(providerId: string): readonly Lifecycle[] {
  const [first, ...rest] = lifecycles[providerId] ?? [];
  return first ? [first, ...(troubles[providerId] ?? []), ...rest] : [];
}
