import type { UnsignedRequest } from '@/lib/providers/contract';
import { decimalOf, someUnits } from './amounts';
import { again, genuine, type Lifecycle } from './lifecycle';
import type { Random } from './random';

function envelope(bizType: string, bizId: string, bizStatus: string, data: unknown): UnsignedRequest {
  const body = { bizType, bizId, bizStatus, client_id: 'DlaHYwkeGDjSGRVr', data: JSON.stringify(data) };
  return { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '', body: JSON.stringify(body) };
}

function someAmount(random: Random): string {
  return decimalOf(someUnits(random, 2, 3_000, 2), 2);
}

/** An order paid to an address: GatePay says that the funds arrived and that the order is paid, in either order. */
export const addressPayment: Lifecycle = (random, at) => {
  const bizId = random.digits(17);
  const amount = someAmount(random);
  const data = {
    address: `0x${random.hex(40)}`,
    chain: random.pick(['BSC', 'ARBEVM', 'BASEEVM']),
    createTime: at.getTime(),
    currency: random.pick(['USDT', 'USDC']),
    doneAmountOnChain: amount,
    fromAddress: `0x${random.hex(40)}`,
    merchantTradeNo: random.text(26, '0123456789abcdefghjkmnpqrstvwxyz'),
    orderAmount: amount,
    payerId: 0,
    terminalType: 'APP',
    waitAmountOnChain: '0',
  };
  const arrived = genuine(
    'address funds in time',
    envelope('TRANSFER_ADDRESS', bizId, 'TRANSFERRED_ADDRESS_IN_TERM', data),
  );
  const paid = genuine('address order paid', envelope('PAY_ADDRESS', bizId, 'PAY_SUCCESS', data));
  return random.chance(0.5) ? [arrived, paid, again(paid)] : [paid, again(paid), arrived];
};

/** A customer's deposit to a fixed address. */
export const fixedAddressDeposit: Lifecycle = (random, at) => {
  const amount = someAmount(random);
  const data = {
    address: `T${random.text(33, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789')}`,
    amount,
    chain: 'TRX',
    channel_id: random.digits(19),
    createTime: at.getTime(),
    currency: 'USDT',
    orderAmount: amount,
    transactionId: random.digits(17),
    transactionTime: at.getTime(),
    txHash: random.hex(64),
  };
  return [genuine('fixed address deposit', envelope('PAY_FIXED_ADDRESS', random.digits(17), 'PAY_SUCCESS', data))];
};

/** A paid order that is refunded. */
export const refundedPayment: Lifecycle = (random, at) => {
  const bizId = random.digits(17);
  const amount = someAmount(random);
  const order = {
    merchantTradeNo: random.text(20, '0123456789'),
    currency: 'USDT',
    orderAmount: amount,
    createTime: at.getTime(),
  };
  const refundInfo = {
    refundRequestId: random.digits(10),
    prepayId: bizId,
    orderAmount: amount,
    refundAmount: amount,
    refundPayCurrency: 'USDT',
    refundPayAmount: amount,
  };
  return [
    genuine('order paid', envelope('PAY', bizId, 'PAY_SUCCESS', order)),
    genuine('refund under way', envelope('PAY_REFUND', bizId, 'REFUND_PROCESS', { ...order, refundInfo })),
    genuine('refund done', envelope('PAY_REFUND', bizId, 'REFUND_SUCCESS', { ...order, refundInfo })),
  ];
};
