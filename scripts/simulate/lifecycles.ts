import { depositBlocked, depositConfirmed, payoutConfirmed, payoutFailed, withoutTransfer } from './b2binpay';
import * as basswallet from './basswallet';
import * as bayarcash from './bayarcash';
import * as caibo from './caibo';
import { addressPayment, fixedAddressDeposit, refundedPayment } from './gatepay-payments';
import { withdrawalFailed, withdrawalPartial, withdrawalSucceeded } from './gatepay-withdraw';
import type { Lifecycle } from './lifecycle';
import { eachDoor } from './test-doors';

/**
 * Per provider, by id: what the simulator plays, in turn. The first is the one that a single run shows, so it holds every
 * kind of trouble; one that is in the list twice is played twice as often.
 */
export const lifecycles: Readonly<Record<string, readonly [Lifecycle, ...Lifecycle[]]>> = {
  b2binpay: [
    payoutConfirmed,
    depositConfirmed,
    withoutTransfer,
    depositConfirmed,
    depositBlocked,
    payoutConfirmed,
    payoutFailed,
  ],
  basswallet: [
    basswallet.payment,
    basswallet.deposit,
    basswallet.withdrawalSucceeded,
    basswallet.expiredPayment,
    basswallet.payment,
    basswallet.withdrawalFailed,
  ],
  bayarcash: [
    bayarcash.payment,
    bayarcash.paymentFailed,
    bayarcash.payment,
    bayarcash.directDebit,
    bayarcash.paymentCancelled,
  ],
  caibo: [caibo.approved, caibo.declined, caibo.webhook, caibo.approved],
  gatepay: [
    withdrawalPartial,
    addressPayment,
    withdrawalSucceeded,
    fixedAddressDeposit,
    refundedPayment,
    withdrawalSucceeded,
    addressPayment,
    withdrawalFailed,
  ],
  test: [eachDoor],
};
