import type { UnsignedRequest } from '@/lib/providers/contract';
import { decimalOf, someUnits } from './amounts';
import { again, forged, genuine, type Lifecycle, type SimulatedCallback, unsigned } from './lifecycle';
import type { Random } from './random';

interface Coin {
  id: string;
  alpha: string;
  name: string;
  exp: number;
  /** In whole coins. */
  max: number;
}

const coins: readonly [Coin, ...Coin[]] = [
  { id: '1000', alpha: 'BTC', name: 'Bitcoin', exp: 8, max: 0.5 },
  { id: '1002', alpha: 'ETH', name: 'Ethereum', exp: 18, max: 12 },
  { id: '2005', alpha: 'USDT', name: 'Tether', exp: 6, max: 9_000 },
];

type Json = Readonly<Record<string, unknown>>;

/** A deposit or payout and, once there is one, its transfer. */
interface Movement {
  type: 'deposit' | 'payout';
  coin: Coin;
  id: string;
  transferId: string;
  amount: string;
  attributes: Json;
  transfer: Json;
}

function someMovement(random: Random, type: Movement['type'], at: Date): Movement {
  const coin = random.pick(coins);
  const amount = decimalOf(someUnits(random, coin.max / 1_000, coin.max, coin.exp), coin.exp);
  const none = decimalOf(0n, coin.exp);
  const address = `0x${random.hex(40)}`;
  const [id, opType] = [random.digits(9), type === 'deposit' ? 1 : 2];
  const own =
    type === 'deposit' ? { created_at: at.toISOString(), target_paid: amount } : { amount, is_fee_included: false };
  return {
    type,
    coin,
    id,
    transferId: random.digits(9),
    amount,
    attributes: {
      ...own,
      address,
      tracking_id: `${type === 'deposit' ? 'order' : 'wd'}-${random.digits(6)}`,
      destination: { address_type: null, address },
    },
    transfer: {
      op_id: Number(id),
      op_type: opType,
      amount,
      commission: none,
      fee: none,
      txid: `0x${random.hex(64)}`,
      user_message: null,
      created_at: at.toISOString(),
    },
  };
}

function post(movement: Movement, attributes: Json, transfer: Json | null): UnsignedRequest {
  const { type, id, coin, transferId } = movement;
  const currency = { data: { type: 'currency', id: coin.id } };
  const { alpha, name, exp } = coin;
  const included: Json[] = [
    { type: 'currency', id: coin.id, attributes: { iso: Number(coin.id), name, alpha, alias: null, exp } },
  ];
  if (transfer) included.push({ type: 'transfer', id: transferId, attributes: transfer, relationships: { currency } });
  const link = transfer ? { transfer: { data: { type: 'transfer', id: transferId } } } : {};
  const body = { data: { type, id, attributes, relationships: { currency, ...link } }, included };
  return {
    channel: 'b2binpay',
    method: 'POST',
    contentType: 'application/vnd.api+json',
    query: '',
    body: JSON.stringify(body),
  };
}

function told(movement: Movement, what: string, status: number, confirmations = 0): SimulatedCallback {
  const transfer = { ...movement.transfer, status, confirmations };
  return genuine(`${movement.type} ${what}`, post(movement, movement.attributes, transfer));
}

/** A payout in B2BinPay's two confirmations, with a resend, the first one late, and a forgery. */
export const payoutConfirmed: Lifecycle = (random, at) => {
  const payout = someMovement(random, 'payout', at);
  const user = told(payout, 'User confirmation', 1, 1);
  const confirmed = told(payout, 'Confirmation', 2, 3);
  return [
    user,
    confirmed,
    again(confirmed),
    { ...again(user), what: `${user.what}, again and late` },
    forged(confirmed),
  ];
};

/** A deposit that is confirmed at once, or after an additional callback. */
export const depositConfirmed: Lifecycle = (random, at) => {
  const deposit = someMovement(random, 'deposit', at);
  const confirmed = told(deposit, 'Confirmation', 2, 3);
  return random.chance(0.5) ? [told(deposit, 'User confirmation', 1, 1), confirmed] : [confirmed, again(confirmed)];
};

/** A deposit that the AML provider blocked. */
export const depositBlocked: Lifecycle = (random, at) => [told(someMovement(random, 'deposit', at), 'Block', -2)];

/** A payout that failed, or was cancelled by the AML provider. */
export const payoutFailed: Lifecycle = (random, at) => {
  const payout = someMovement(random, 'payout', at);
  return [random.chance(0.5) ? told(payout, 'Fail', -1) : told(payout, 'Cancel', -3)];
};

/** What B2BinPay does not sign: a deposit that expired unpaid, a payout that its owner rejected. */
export const withoutTransfer: Lifecycle = (random, at) => {
  const deposit = someMovement(random, 'deposit', at);
  const payout = someMovement(random, 'payout', at);
  const expired = { ...deposit.attributes, status: 4, target_paid: decimalOf(0n, deposit.coin.exp) };
  return [
    unsigned('deposit No transfer, unsigned', post(deposit, expired, null)),
    unsigned('payout Request rejection, unsigned', post(payout, { ...payout.attributes, status: 1 }, null)),
  ];
};
