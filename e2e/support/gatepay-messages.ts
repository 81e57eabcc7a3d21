/** The line of GatePay's examples. Source: docs.gate.com, Withdrawal Callback, "Callback Example". */
const doneLine = {
  fee: '0.0499',
  desc: '',
  chain: 'BASEEVM',
  tx_id: '0x2546829d95b7614acebde9dcc92d5b880ae82fa9791c2f80faa7ca668fc5cd3b',
  amount: '0.1',
  status: 'DONE',
  address: '0x524287c1e5a312a12c76380a3227611d3cb20ddf',
  currency: 'USDC',
  fee_type: 0,
  channel_id: '',
  sub_amount: '0.1',
  done_amount: '0.0501',
  finish_time: 1780037579000,
  merchant_id: 48177363,
  suborder_id: '79553574716833917',
  from_address: '0x0D0707963952f2fBA59dD06f2b425ace40b492Fe',
  batch_withdraw_id: '1526052914503263472',
  merchant_withdraw_id: '1526052914503263472',
  reconciliation_status: 0,
};
/** A failed line keeps `done_amount` and `finish_time` in the examples: only its status says that nothing was paid. */
const failedLine = { ...doneLine, tx_id: '', status: 'FAIL' };
const secondFailedLine = {
  ...failedLine,
  suborder_id: '79553574716833918',
  merchant_withdraw_id: '1526052914503263473',
};

function message(batchId: string, status: string, suborders: readonly object[]): string {
  const head = { merchant_id: 48177363, status, client_id: 'DlaHYwkeGDjSGRVr', pay_back_status: 'NO', channel_id: '' };
  return JSON.stringify({ main_order: { batch_id: batchId, ...head }, suborders });
}

/** GatePay's three examples, each as a batch of its own, and the shorter one that has its amount as a number. */
export const gatepayMessages = {
  success: message('1526052914503263472', 'SUCCESS', [doneLine]),
  partial: message('1526052914503263473', 'PARTIAL', [doneLine, secondFailedLine]),
  fail: message('1526052914503263474', 'FAIL', [failedLine]),
  structure:
    '{"main_order":{"batch_id":"831618381568","merchant_id":17329983,"status":"SUCCESS","client_id":"igasgasdbub","pay_back_status":"NO","channel_id":""},' +
    '"suborders":[{"suborder_id":"30969031299072","status":"DONE","merchant_withdraw_id":"1839295815","currency":"USDT","amount":2362.10}]}',
} as const;
