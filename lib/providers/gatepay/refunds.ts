import type { StatusTable } from '@/lib/providers/contract';
import { optionalDecimal, optionalFields, optionalId, optionalText } from '@/lib/providers/fields';
import { type BizType, transferType } from './biz-type';

/** Source: docs.gate.com, refundNotify. */
export const refundStatuses = {
  REFUND_PROCESS: { rank: 0, terminal: false, outcome: 'pending' },
  REFUND_SUCCESS: { rank: 1, terminal: true, outcome: 'succeeded' },
  REFUND_REJECTED: { rank: 1, terminal: true, outcome: 'failed' },
} as const satisfies StatusTable;

const refundInfo = optionalFields({
  refundRequestId: optionalId,
  prepayId: optionalText,
  refundAmount: optionalDecimal,
  refundPayCurrency: optionalText,
  refundPayAmount: optionalDecimal,
});

/**
 * A refund is followed by `refundRequestId`: bizId is the order's, and an order may have several refunds. Without it there
 * is nothing to follow. `refundAmount` is in the order's currency and says nothing where that is not named; what was paid back
 * counts where it is in the same, and alone where no other is named. The figures as sent are kept beside.
 */
export const payRefund: BizType = transferType(
  refundStatuses,
  { merchantTradeNo: optionalText, currency: optionalText, refundInfo },
  ({ merchantTradeNo, currency, refundInfo: info }) => {
    const paid = info?.refundPayAmount ?? null;
    const paidIn = paid === null ? null : (info?.refundPayCurrency ?? currency);
    const followedIn = currency ?? paidIn;
    return {
      kind: 'refund',
      transferId: info?.refundRequestId ?? null,
      currency: followedIn,
      requestedAmount: currency === null ? null : info?.refundAmount,
      actualAmount: paidIn !== null && paidIn === followedIn ? paid : null,
      merchantReference: merchantTradeNo,
      more: {
        prepayId: info?.prepayId ?? null,
        refundAmount: currency === null ? (info?.refundAmount ?? null) : null,
        refundPayCurrency: info?.refundPayCurrency ?? null,
        refundPayAmount: paid,
      },
    };
  },
);
