import { describe, expect, test } from 'vitest';
import { writeExactJson } from '@/lib/providers/exact-json';
import { gatepay } from '@/lib/providers/gatepay';
import { accountWith, problem, read, signed } from './fixtures/reading';
import { line, withdrawBody } from './fixtures/withdraw';
import * as printed from './fixtures/withdraw-published';

describe('WITHDRAW', () => {
  test('the printed partial batch is two lines, one done and one failed, amounts as sent', () => {
    const { batch, amount, currency } = read(printed.batchPartial);
    expect({ batchId: batch?.batchId, meaning: batch?.meaning, amount, currency }).toEqual({
      batchId: '1526052914503263472',
      meaning: { rank: 2, terminal: true, outcome: 'partial' },
      amount: '0.2',
      currency: 'USDC',
    });
    expect(
      batch?.suborders.map(({ lineKey, news, txId, doneAmount }) => [
        lineKey,
        news?.meaning?.outcome,
        txId,
        doneAmount,
      ]),
    ).toEqual([
      [
        '1526052914503263472',
        'succeeded',
        '0x2546829d95b7614acebde9dcc92d5b880ae82fa9791c2f80faa7ca668fc5cd3b',
        '0.0501',
      ],
      // Filled although it failed: kept as sent, and the status alone says what became of it.
      ['1526052914503263473', 'failed', null, '0.0501'],
    ]);
  });

  test('the printed message structure reads, with what it leaves out unknown', () => {
    const [only] = read(printed.messageStructure).batch?.suborders ?? [];
    expect(only).toMatchObject({
      amount: '2362.1',
      fee: null,
      chain: null,
      finishedAt: null,
      feeType: null,
      lineKey: '1839295815',
    });
  });

  test('numbers keep their digits and 64-bit ids are not rounded', () => {
    const body =
      '{"main_order":{"batch_id":1526052914503263472,"merchant_id":9223372036854775807,"status":"SUCCESS"},"suborders":[{"suborder_id":79553574716833917,"merchant_withdraw_id":9007199254740993,"status":"DONE","currency":"USDT","amount":2362.10,"fee":1E-7,"done_amount":0.10}]}';
    const { batch, amount } = read(body);
    expect(batch?.batchId).toBe('1526052914503263472');
    expect(batch?.detail).toEqual({ merchant_id: '9223372036854775807' });
    expect(batch?.suborders[0]).toMatchObject({
      suborderId: '79553574716833917',
      lineKey: '9007199254740993',
      amount: '2362.10',
      fee: '0.0000001',
      doneAmount: '0.10',
    });
    expect(amount).toBe('2362.10');
  });

  test('unknown fields are kept, in the payload and as detail', () => {
    const body = withdrawBody('INIT', [line({ risk_level: 7 })], { region: 'MY' });
    const result = gatepay.parse(signed(body), accountWith());
    expect(result.outcome === 'parsed' && writeExactJson(result.payload)).toContain('"risk_level":7');
    expect(read(body).batch?.detail).toMatchObject({ region: 'MY' });
    expect(read(body).batch?.suborders[0]?.detail).toMatchObject({ risk_level: '7' });
    expect(read(body).surprises).toEqual([]);
  });

  test('a line without a status says nothing of one; a finish time of 0 is none', () => {
    const [only] = read(withdrawBody('INIT', [line({ finish_time: 0 })])).batch?.suborders ?? [];
    expect(only).toMatchObject({ news: null, finishedAt: null });
  });

  test('a finish time is read from a string and from a number', () => {
    for (const finish_time of [1780037579000, '1780037579000']) {
      const [only] = read(withdrawBody('SUCCESS', [line({ status: 'DONE', finish_time })])).batch?.suborders ?? [];
      expect(only?.finishedAt).toEqual(new Date(1780037579000));
    }
  });

  test('an unknown status of a line is raised and is not success', () => {
    const { batch, surprises } = read(withdrawBody('PROCESSING', [line({ status: 'COMPLETE' })]));
    expect(batch?.suborders[0]?.news).toEqual({ status: 'COMPLETE', meaning: null });
    expect(surprises).toEqual(["The sub-order status COMPLETE is not one of GatePay's documented ones."]);
  });

  test('two PROCESSING callbacks with other lines are two callbacks, a reordered copy is the same', () => {
    const [first, second] = ['PROCESSING', 'DONE'].map(
      (status) => read(withdrawBody('PROCESSING', [line({ status })])).dedupKey,
    );
    expect(second).not.toBe(first);
    const { amount, ...rest } = line({ status: 'PROCESSING' });
    expect(read(withdrawBody('PROCESSING', [{ ...rest, amount: amount ?? null }])).dedupKey).toBe(first);
  });

  test('a sum is only said where every line has an amount in one currency', () => {
    const sum = (...lines: ReturnType<typeof line>[]) => {
      const { amount, currency } = read(withdrawBody('INIT', lines));
      return { amount, currency };
    };
    expect(sum(line({ amount: '0.10' }), line({ merchant_withdraw_id: '2', amount: '0.2' }))).toEqual({
      amount: '0.30',
      currency: 'USDC',
    });
    expect(sum(line(), line({ merchant_withdraw_id: '2', currency: 'USDT' }))).toEqual({
      amount: null,
      currency: null,
    });
    expect(sum(line(), line({ merchant_withdraw_id: '2', amount: null }))).toEqual({ amount: null, currency: null });
    expect(sum()).toEqual({ amount: null, currency: null });
  });

  test('a line is known by merchant_withdraw_id, else by sub-order, else by its place', () => {
    const keys = read(
      withdrawBody('INIT', [
        line({ merchant_withdraw_id: 'm1' }),
        line({ merchant_withdraw_id: '' }),
        line({ merchant_withdraw_id: null, suborder_id: null }),
      ]),
    ).batch?.suborders.map(({ lineKey }) => lineKey);
    expect(keys).toEqual(['m1', 'suborder:79553574716833917', 'position:2']);
  });

  test('lines that share a merchant_withdraw_id stay apart, in whatever order they are listed, and are raised', () => {
    const one = line({ merchant_withdraw_id: 'same', suborder_id: '1' });
    const two = line({ merchant_withdraw_id: 'same', suborder_id: '2' });
    const keyOf = (lines: ReturnType<typeof line>[], suborderId: string) =>
      read(withdrawBody('INIT', lines)).batch?.suborders.find((suborder) => suborder.suborderId === suborderId)
        ?.lineKey;
    expect(keyOf([one, two], '1')).toBe('suborder:1');
    expect(keyOf([two, one], '1')).toBe('suborder:1');
    expect(keyOf([two, one], '2')).toBe('suborder:2');
    expect(read(withdrawBody('INIT', [one, two])).surprises).toEqual([
      'Several sub-orders of the batch share the id same.',
    ]);
  });

  test.each([
    ['{"main_order":{"status":"INIT"}}', 'shape_unknown: main_order.batch_id is missing.'],
    ['{"main_order":{"batch_id":"1"}}', 'shape_unknown: main_order.status is missing.'],
    ['{"main_order":[]}', 'shape_unknown: main_order is not an object.'],
    ['{"main_order":{"batch_id":"1","status":"INIT"},"suborders":{}}', 'shape_unknown: suborders is not a list.'],
    [
      '{"main_order":{"batch_id":"1","status":"INIT"},"suborders":[{},{"amount":"1,5"}]}',
      'shape_unknown: suborders[1].amount is not a decimal number of at most 60 digits on each side of the point.',
    ],
    [
      '{"main_order":{"batch_id":"1","status":"INIT"},"main_order":{}}',
      'body_unreadable: The body is not JSON as RFC 8259 has it: the name "main_order" a second time in one object at character 59.',
    ],
    ['{}', 'shape_unknown: The document holds neither main_order nor bizType.'],
    ['[1]', 'shape_unknown: The document holds neither main_order nor bizType.'],
    ['', 'body_unreadable: The body is not JSON as RFC 8259 has it: a value expected at character 0.'],
  ])('%s is turned away with its reason', (body, reason) => {
    expect(problem(body)).toBe(reason);
  });
});
