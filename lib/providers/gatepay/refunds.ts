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
 * is nothing to follow. `refundAmount` is in the order's currency; what was paid back counts where it is in the same.
 */
export const payRefund: BizType = transferType(
  refundStatuses,
  { merchantTradeNo: optionalText, currency: optionalText, refundInfo },
  ({ merchantTradeNo, currency, refundInfo: info }) => ({
    kind: 'refund',
    transferId: info?.refundRequestId ?? null,
    currency: currency ?? info?.refundPayCurrency,
    requestedAmount: info?.refundAmount,
    actualAmount:
      info && (info.refundPayCurrency ?? currency) === (currency ?? info.refundPayCurrency)
        ? info.refundPayAmount
        : null,
    merchantReference: merchantTradeNo,
    more: {
      prepayId: info?.prepayId ?? null,
      refundPayCurrency: info?.refundPayCurrency ?? null,
      refundPayAmount: info?.refundPayAmount ?? null,
    },
  }),
);
