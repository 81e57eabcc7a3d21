import { genuine, type Lifecycle } from '@/scripts/simulate/lifecycle';
import type { Random } from '@/scripts/simulate/random';

type Text = readonly [name: string, json: string];

/** The order in which GatePay's query API lists them. */
const stages = ['INIT', 'PENDING', 'PROCESSING', 'CHECK', 'ended'] as const;

/** JSON text of an amount: GatePay's pages print it both ways, and Java prints small ones with an exponent. */
function amountJson(random: Random, decimal: string): string {
  return random.chance(0.5) ? `"${decimal}"` : decimal;
}

function someDecimal(random: Random): string {
  const shape = random.integer(0, 4);
  if (shape === 0) return `${random.integer(1, 9)}E-${random.integer(5, 9)}`;
  if (shape === 1) return `0.${random.text(18, '0123456789')}1`;
  if (shape === 2) return `${random.digits(16)}.${random.digits(2)}`;
  return `${random.integer(0, 999)}.${random.text(random.integer(1, 8), '0123456789')}0`;
}

interface Line {
  id: string;
  fixed: readonly Text[];
  done: Text;
  fails: boolean;
  stage: number;
}

function makeLine(random: Random, batchId: string, index: number): Line {
  const [currency, chain] = random.pick([
    ['USDT', 'TRX'],
    ['USDT', 'BSC'],
    ['ETH', 'ETH'],
  ]);
  return {
    id: `${batchId.slice(0, 9)}-${index}`,
    fixed: [
      ['currency', `"${currency}"`],
      ['chain', `"${chain}"`],
      ['amount', amountJson(random, someDecimal(random))],
      ['fee', amountJson(random, someDecimal(random))],
      ['sub_amount', amountJson(random, someDecimal(random))],
    ],
    done: ['done_amount', amountJson(random, someDecimal(random))],
    fails: random.chance(0.4),
    stage: 0,
  };
}

function lineJson(random: Random, line: Line, whole: boolean): string {
  const isEnded = stages[line.stage] === 'ended';
  const status = isEnded ? (line.fails ? 'FAIL' : 'DONE') : (stages[line.stage] ?? 'INIT');
  // Most fields may be absent from any callback; what a line came to is told whole.
  const told = line.fixed.filter(() => whole || random.chance(0.6));
  const fields: Text[] = [['merchant_withdraw_id', `"${line.id}"`], ['status', `"${status}"`], ...told];
  fields.push(isEnded ? line.done : ['done_amount', '0']);
  return `{${fields.map(([name, json]) => `"${name}":${json}`).join(',')}}`;
}

/**
 * A withdrawal batch in many small steps: each callback moves some lines on and mentions only some of them and of their fields,
 * with amounts in every spelling. It may never end.
 */
export const steppedBatch: Lifecycle = (random) => {
  const batchId = random.digits(19);
  const lines = Array.from({ length: random.integer(1, 7) }, (_, index) => makeLine(random, batchId, index));
  const tell = (status: string, mentioned: readonly Line[], whole: boolean) =>
    genuine(`batch ${status}`, {
      channel: 'gatepay',
      method: 'POST',
      contentType: 'application/json',
      query: '',
      body: `{"main_order":{"batch_id":"${batchId}","merchant_id":48177363,"status":"${status}"},"suborders":[${mentioned
        .map((line) => lineJson(random, line, whole))
        .join(',')}]}`,
    });
  const told = [tell('INIT', lines, true)];
  for (let step = random.integer(1, 5); step > 0; step -= 1) {
    const moved = lines.filter((line) => stages[line.stage] !== 'ended' && random.chance(0.6));
    for (const line of moved) line.stage = random.integer(line.stage + 1, stages.length - 1);
    if (moved.length > 0)
      told.push(
        tell(
          'PROCESSING',
          moved,
          moved.some((line) => stages[line.stage] === 'ended'),
        ),
      );
  }
  if (random.chance(0.7)) {
    for (const line of lines) line.stage = stages.length - 1;
    const failed = lines.filter(({ fails }) => fails).length;
    told.push(tell(failed === 0 ? 'SUCCESS' : failed === lines.length ? 'FAIL' : 'PARTIAL', lines, true));
  }
  return told;
};
