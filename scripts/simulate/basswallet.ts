import type { UnsignedRequest } from '@/lib/providers/contract';
import { decimalOf, someUnits } from './amounts';
import { again, forged, genuine, type Lifecycle, lost, type SimulatedCallback } from './lifecycle';
import type { Random } from './random';

type Fields = Readonly<Record<string, string | number>>;

/** Both encodings occur; `timestamp` is added by the signer. */
function post(fields: Fields, inForm: boolean): UnsignedRequest {
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    channel: 'basswallet',
    method: 'POST',
    contentType: inForm ? 'application/x-www-form-urlencoded' : 'application/json',
    query: '',
    body: inForm ? new URLSearchParams(pairs).toString() : JSON.stringify(fields),
  };
}

/** Callbacks about one order, in the order of fields of BassWallet's pages. */
function teller(random: Random, webhookType: string, common: Fields) {
  const id = random.digits(18);
  const inForm = random.chance(0.5);
  return (status: string, more: Fields = {}): SimulatedCallback => {
    const fields = Object.entries({ ...common, ...more, id, status, webhookType });
    const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1));
    return genuine(`${webhookType} ${status}`, post(Object.fromEntries(sorted), inForm));
  };
}

const base58 = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789';

function onTron(random: Random): Fields {
  return {
    chainName: 'Tron',
    fromAddress: `T${random.text(33, base58)}`,
    toAddress: `T${random.text(33, base58)}`,
    tokenName: random.pick(['USDT', 'TRX']),
    txHash: random.hex(64),
  };
}

function someAmount(random: Random): string {
  return decimalOf(someUnits(random, 3, 4_000, 6), 6);
}

/**
 * A payment in BassWallet's two callbacks, with a retry of the second, a first one that comes late in the other spelling,
 * and a forgery.
 */
export const payment: Lifecycle = (random, at) => {
  const amount = someAmount(random);
  const paid = { amount, amountActual: amount, amountUSD: amount, businessId: `ORD-${random.digits(8)}` };
  const tell = teller(random, 'Payment', { ...onTron(random), ...paid });
  const awaiting = tell('WaitingConfirmation');
  const succeeded = tell('Success');
  const late = tell('AwaitingConfirmation');
  return [
    awaiting,
    succeeded,
    again(succeeded),
    { ...late, what: `${late.what}, the first again and late`, signedAt: at },
    forged(succeeded),
  ];
};

/** A deposit to a merchant's address. */
export const deposit: Lifecycle = (random, at) => {
  const tell = teller(random, 'Deposit', {
    ...onTron(random),
    amount: someAmount(random),
    blockHigh: random.integer(51_000_000, 59_000_000),
    createdTime: at.getTime(),
  });
  return [tell('WaitingConfirmation', { blockConfirmNum: 1 }), tell('Success', { blockConfirmNum: 20 })];
};

/** A payment that nobody made: little more than its id. */
export const expiredPayment: Lifecycle = (random) => {
  const tell = teller(random, 'Payment', { businessId: `ORD-${random.digits(8)}` });
  return [tell('Expired')];
};

function withdrawal(end: 'Success' | 'Failed'): Lifecycle {
  return (random) => {
    const tell = teller(random, 'Withdraw', {
      businessId: random.digits(16),
      networkFee: '1',
      platformFee: decimalOf(BigInt(random.integer(10, 90)), 2),
      txHash: end === 'Success' ? random.hex(64) : '',
    });
    const ended = tell(end);
    return [tell('AwaitingConfirmation'), ended, again(ended)];
  };
}

export const withdrawalSucceeded = withdrawal('Success');
export const withdrawalFailed = withdrawal('Failed');

function paidOtherwise(factorPercent: bigint): Lifecycle {
  return (random) => {
    const units = someUnits(random, 50, 900, 6);
    const amountActual = decimalOf((units * factorPercent) / 100n, 6);
    const paid = { amount: decimalOf(units, 6), amountActual, amountUSD: amountActual };
    const order = { ...onTron(random), ...paid, businessId: `ORD-${random.digits(8)}` };
    const tell = teller(random, 'Payment', order);
    return [tell('WaitingConfirmation'), tell('Success')];
  };
}

/** Trouble: less arrived than was asked for. */
export const underpaidPayment = paidOtherwise(93n);
/** Trouble: more arrived than was asked for. */
export const overpaidPayment = paidOtherwise(110n);

/** Trouble: two deposits that name one transaction of the chain. */
export const sharedHash: Lifecycle = (random) => {
  const both = { ...onTron(random), amount: someAmount(random), blockHigh: random.integer(51_000_000, 59_000_000) };
  const [first, second] = [teller(random, 'Deposit', both), teller(random, 'Deposit', both)];
  return [first('Success', { blockConfirmNum: 20 }), second('Success', { blockConfirmNum: 20 })];
};

/** Trouble: a payment whose end was never told: it awaits confirmation until BassWallet is asked. */
export const paymentEndLost: Lifecycle = (random, at) => {
  const [awaiting, succeeded] = payment(random, at);
  return awaiting && succeeded ? [awaiting, lost(succeeded)] : [];
};
