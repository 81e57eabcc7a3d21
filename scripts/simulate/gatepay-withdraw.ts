import type { UnsignedRequest } from '@/lib/providers/contract';
import { decimalOf, someUnits } from './amounts';
import { again, forged, genuine, type Lifecycle, lost, type SimulatedCallback } from './lifecycle';
import type { Random } from './random';

interface Coin {
  currency: string;
  chain: string;
  decimals: number;
  /** In whole coins. */
  min: number;
  max: number;
  /** In smallest coins. */
  fee: bigint;
}

/** Coins as GatePay names their chains. */
const coins: readonly [Coin, ...Coin[]] = [
  { currency: 'USDT', chain: 'TRX', decimals: 2, min: 5, max: 25_000, fee: 100n },
  { currency: 'USDT', chain: 'BSC', decimals: 4, min: 1, max: 8_000, fee: 2_500n },
  { currency: 'USDC', chain: 'BASEEVM', decimals: 4, min: 0.1, max: 12_000, fee: 499n },
  { currency: 'ETH', chain: 'ETH', decimals: 8, min: 0.01, max: 12, fee: 85_000n },
  { currency: 'BTC', chain: 'BTC', decimals: 8, min: 0.001, max: 1.5, fee: 12_000n },
];

/** The client id that simulated callbacks name. */
export const simulatedClientId = 'DlaHYwkeGDjSGRVr';

type End = 'SUCCESS' | 'PARTIAL' | 'FAIL';

interface Line {
  fixed: Readonly<Record<string, unknown>>;
  doneAmount: string;
  txId: string;
  fails: boolean;
}

function makeLine(random: Random, batchId: string, index: number, fails: boolean): Line {
  const coin = random.pick(coins);
  const units = someUnits(random, coin.min, coin.max, coin.decimals) + coin.fee * 2n;
  const onTop = random.chance(0.25);
  const evm = coin.chain !== 'BTC' && coin.chain !== 'TRX';
  return {
    fails,
    txId: evm ? `0x${random.hex(64)}` : random.hex(64),
    doneAmount: decimalOf(onTop ? units : units - coin.fee, coin.decimals),
    fixed: {
      fee: decimalOf(coin.fee, coin.decimals),
      desc: '',
      chain: coin.chain,
      amount: decimalOf(units, coin.decimals),
      address: evm
        ? `0x${random.hex(40)}`
        : `T${random.text(33, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789')}`,
      currency: coin.currency,
      fee_type: onTop ? 1 : 0,
      channel_id: '',
      sub_amount: decimalOf(onTop ? units + coin.fee : units, coin.decimals),
      suborder_id: random.digits(17),
      batch_withdraw_id: batchId,
      merchant_withdraw_id: `${batchId.slice(0, 12)}${String(index).padStart(4, '0')}`,
      reconciliation_status: 0,
    },
  };
}

/** How far a line has come; 'ended' is DONE or FAIL. As GatePay's page shows, a failed line keeps its amounts and has no hash. */
function lineAt(line: Line, stage: 'INIT' | 'PROCESSING' | 'ended', finishedAt: Date): Record<string, unknown> {
  if (stage !== 'ended') return { ...line.fixed, status: stage, tx_id: '', done_amount: '0', finish_time: 0 };
  return {
    ...line.fixed,
    status: line.fails ? 'FAIL' : 'DONE',
    tx_id: line.fails ? '' : line.txId,
    done_amount: line.doneAmount,
    finish_time: finishedAt.getTime(),
    from_address: `0x0D0707963952f2fBA59dD06f2b425ace40b492Fe`,
  };
}

function failsOf(end: End, count: number, random: Random): boolean[] {
  const first = end === 'FAIL';
  return Array.from({ length: count }, (_, index) => {
    if (end !== 'PARTIAL') return first;
    // At least one of each, or the batch would not be partial.
    return index === 0 ? false : index === 1 ? true : random.chance(0.3);
  });
}

/** A withdrawal batch from INIT to `end`: with a retry, late news and a forgery, all of which must change nothing. */
function withdrawal(end: End, endOfLines = end): Lifecycle {
  return (random, at, stepMs = 0) => {
    // Between PROCESSING and the terminal callback.
    const finishedAt = new Date(at.getTime() + Math.round(1.5 * stepMs));
    const batchId = random.digits(19);
    const merchantId = random.integer(10_000_000, 99_999_999);
    const count = random.integer(3, 8);
    const lines = failsOf(endOfLines, count, random).map((fails, index) => makeLine(random, batchId, index, fails));
    const callback = (what: string, status: string, suborders: readonly unknown[]): SimulatedCallback =>
      genuine(
        what,
        post({
          main_order: {
            batch_id: batchId,
            merchant_id: merchantId,
            status,
            client_id: simulatedClientId,
            pay_back_status: 'NO',
            channel_id: '',
          },
          suborders,
        }),
      );
    const init = callback(
      'batch INIT',
      'INIT',
      lines.map((line) => lineAt(line, 'INIT', finishedAt)),
    );
    const processing = callback(
      'batch PROCESSING',
      'PROCESSING',
      lines.map((line) => lineAt(line, 'PROCESSING', finishedAt)),
    );
    const halfway = callback(
      'batch PROCESSING, half its lines done, late',
      'PROCESSING',
      lines.map((line, index) => lineAt(line, index * 2 < count ? 'ended' : 'PROCESSING', finishedAt)),
    );
    const ended = callback(
      `batch ${end}`,
      end,
      lines.map((line) => lineAt(line, 'ended', finishedAt)),
    );
    return [
      init,
      processing,
      ended,
      again(ended),
      // Signed before the batch ended, and on its way for longer than the end.
      { ...halfway, signedAt: new Date(at.getTime() + Math.round(1.2 * stepMs)) },
      { ...again(init), what: 'batch INIT, again and late' },
      forged(ended),
    ];
  };
}

function post(body: unknown): UnsignedRequest {
  return { channel: 'gatepay', method: 'POST', contentType: 'application/json', query: '', body: JSON.stringify(body) };
}

export const withdrawalPartial = withdrawal('PARTIAL');
export const withdrawalSucceeded = withdrawal('SUCCESS');
export const withdrawalFailed = withdrawal('FAIL');

/** Trouble: a batch that calls itself a success although a line of it failed. */
export const withdrawalSucceededInWordOnly = withdrawal('SUCCESS', 'PARTIAL');

/** Trouble: a batch whose end was never told: it stays PROCESSING until GatePay is asked. */
export const withdrawalEndLost: Lifecycle = (random, at, stepMs) =>
  withdrawalSucceeded(random, at, stepMs)
    .slice(0, 3)
    .map((callback, index) => (index === 2 ? lost(callback) : callback));
