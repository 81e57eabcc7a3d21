import type { StatusTable } from '@/lib/providers/contract';
import { type BizType, noticeType } from './biz-type';
import { payFixedAddress, payUnresolved } from './deposits';
import { addressPay, pay, payActually } from './orders';
import { otc, rewardBatch } from './payouts';
import { payRefund } from './refunds';
import { accountDeduction, subscriptionOrder, subscriptionPayment } from './subscriptions';

/** A customer's address was found risky; no money moved. */
export const riskStatuses = {
  RISK_ADDRESS: { rank: 0, terminal: true, outcome: 'none' },
} as const satisfies StatusTable;

/** An institution's account was opened, or not; no money moved. */
export const institutionStatuses = {
  INSTITUTION_ACCOUNT_SUCCESS: { rank: 0, terminal: true, outcome: 'none' },
  INSTITUTION_ACCOUNT_FAIL: { rank: 0, terminal: true, outcome: 'none' },
} as const satisfies StatusTable;

/** Every bizType of the general envelope. WITHDRAW has a payload of its own (`./withdraw`). Source: docs.gate.com, Notifications Overview. */
export const bizTypes: ReadonlyMap<string, BizType> = new Map<string, BizType>([
  ['PAY', pay],
  ['PAY_REFUND', payRefund],
  ['PAY_ADDRESS', addressPay],
  ['TRANSFER_ADDRESS', addressPay],
  ['PAY_FIXED_ADDRESS', payFixedAddress],
  ['FIXED_ADDRESS_RISK', noticeType(riskStatuses)],
  ['PAY_BATCH', rewardBatch],
  ['PAY_GIFT_BATCH', rewardBatch],
  ['PAY_UNRESOLVED', payUnresolved],
  ['OTC', otc],
  ['SUBSCRIPTION_ORDER_STATUS', subscriptionOrder],
  ['SUBSCRIPTION_PAYMENT', subscriptionPayment],
  ['ACCOUNT_AUTH_DEDUCTION', accountDeduction],
  ['INSTITUTION', noticeType(institutionStatuses)],
  // Earlier revisions of the documentation.
  ['PAY_ACTUALLY', payActually],
  ['RECEIVED_CONVERT_DELAY_ADDRESS', addressPay],
]);
