import * as basswallet from '@/lib/providers/basswallet/fixtures/callbacks';
import {
  batch,
  deposit,
  failed,
  hash,
  line,
  notification,
  open,
  payment,
  returned,
  type Told,
  wallet,
} from './planted-messages';

/** Mismatches, what is told, and every issue that must be live in the end: kind and movement. */
export const planted: readonly [name: string, told: Told, kinds: readonly string[]][] = [
  [
    'GatePay: a fee inside that does not add up',
    [[batch('b1', 'SUCCESS', [line('m1', { done_amount: '9.01' }), line('m2')]), 0]],
    ['amount_mismatch line b1/m1'],
  ],
  [
    'GatePay: a fee on top that was taken out',
    [[batch('b1', 'SUCCESS', [line('m1', { fee_type: 1 })]), 0]],
    ['amount_mismatch line b1/m1'],
  ],
  [
    'GatePay: SUCCESS with a failed line',
    [[batch('b1', 'SUCCESS', [line('m1'), failed('m2')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: FAIL with a done line',
    [[batch('b1', 'FAIL', [line('m1'), failed('m2')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: PARTIAL with all done',
    [[batch('b1', 'PARTIAL', [line('m1'), line('m2')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: PARTIAL with all failed',
    [[batch('b1', 'PARTIAL', [failed('m1')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: a final batch with an open line',
    [[batch('b1', 'SUCCESS', [line('m1'), open('m2')]), 0]],
    ['batch_open_lines batch b1'],
  ],
  [
    'GatePay: a line that appears',
    [
      [batch('b1', 'INIT', [open('m1'), open('m2')]), 0],
      [batch('b1', 'SUCCESS', [line('m1'), line('m2'), line('m3')]), 1],
    ],
    ['line_appeared line b1/m3'],
  ],
  [
    'GatePay: a line that vanishes',
    [
      [batch('b1', 'INIT', [open('m1'), open('m2', { status: 'FAIL' })]), 0],
      [batch('b1', 'PARTIAL', [line('m1')]), 1],
    ],
    ['line_vanished line b1/m2'],
  ],
  [
    'GatePay: a line in the place of another',
    [
      [batch('b1', 'INIT', [open('m1', { status: 'DONE', tx_id: hash('a'), done_amount: '9.00' })]), 0],
      [batch('b1', 'SUCCESS', [line('m2')]), 1],
    ],
    ['line_appeared line b1/m2', 'line_vanished line b1/m1'],
  ],
  [
    'GatePay: an amount that changes',
    [
      [batch('b1', 'INIT', [open('m1', { amount: '9.99' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: a currency that changes',
    [
      [batch('b1', 'INIT', [open('m1', { currency: 'USDC' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: a chain that changes',
    [
      [batch('b1', 'INIT', [open('m1', { chain: 'BSC' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: an address that changes',
    [
      [batch('b1', 'INIT', [open('m1', { address: 'T-other' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: done without a hash',
    [[batch('b1', 'SUCCESS', [line('m1', { tx_id: '' })]), 0]],
    ['hash_missing line b1/m1'],
  ],
  [
    'GatePay: a hash of another chain',
    [[batch('b1', 'SUCCESS', [line('m1', { tx_id: `0x${hash('a')}` })]), 0]],
    ['hash_malformed line b1/m1'],
  ],
  [
    'GatePay: one hash for lines of two batches',
    [
      [batch('b1', 'SUCCESS', [line('m1')]), 0],
      [batch('b2', 'SUCCESS', [line('n1')]), 1],
    ],
    ['duplicate_hash line b1/m1', 'duplicate_hash line b2/n1'],
  ],
  [
    'GatePay: one hash for two lines of a batch that nothing tells apart',
    [[batch('b1', 'SUCCESS', [line('m1'), line('m2', { tx_id: hash('1'), address: 'T-m1' })]), 0]],
    ['duplicate_hash line b1/m1', 'duplicate_hash line b1/m2'],
  ],
  [
    'GatePay: a batch that goes back',
    [
      [batch('b1', 'SUCCESS', [line('m1')]), 0],
      [batch('b1', 'PROCESSING', [open('m1')]), 1],
    ],
    ['status_regression batch b1'],
  ],
  [
    'GatePay: a field never seen',
    [[batch('b1', 'SUCCESS', [line('m1', { surprise: 'secret' })]), 0]],
    ["never_seen The field suborders.surprise at the door gatepay is not one of GatePay's documented ones."],
  ],
  [
    'GatePay: a status never seen',
    [[batch('b1', 'FROZEN', [open('m1')]), 0]],
    ["never_seen The batch status FROZEN is not one of GatePay's documented ones."],
  ],
  [
    'BassWallet: paid less',
    [[wallet({ ...basswallet.payment, amountActual: '19.5' }), 0]],
    ['underpaid transfer 603277493897662465'],
  ],
  [
    'BassWallet: paid more',
    [[wallet({ ...basswallet.payment, amountActual: '20.000001' }), 0]],
    ['overpaid transfer 603277493897662465'],
  ],
  [
    'BassWallet: an amount that changes',
    [
      [wallet({ ...basswallet.payment, status: 'AwaitingConfirmation', amount: '19' }), 0],
      [wallet(basswallet.payment), 1],
    ],
    ['facts_changed transfer 603277493897662465'],
  ],
  [
    'BassWallet: success without a hash',
    [[wallet({ ...basswallet.payment, txHash: '' }), 0]],
    ['hash_missing transfer 603277493897662465'],
  ],
  [
    'BassWallet: a hash used twice',
    [
      [wallet(basswallet.payment), 0],
      [wallet({ ...basswallet.payment, id: '7' }), 1],
    ],
    ['duplicate_hash transfer 603277493897662465', 'duplicate_hash transfer 7'],
  ],
  [
    'BassWallet: a hash used twice, in capitals and in small letters',
    [
      [wallet({ ...basswallet.payment, txHash: `0x${'ab'.repeat(32)}`, chainName: 'ETH' }), 0],
      [wallet({ ...basswallet.payment, id: '7', txHash: `0x${'AB'.repeat(32)}`, chainName: 'ETH' }), 1],
    ],
    ['duplicate_hash transfer 603277493897662465', 'duplicate_hash transfer 7'],
  ],
  [
    'BassWallet: an order that goes back',
    [
      [wallet(basswallet.payment), 0],
      [wallet({ ...basswallet.payment, status: 'AwaitingConfirmation' }), 1],
    ],
    ['status_regression transfer 603277493897662465'],
  ],
  [
    'BassWallet: two ends',
    [
      [wallet(basswallet.payment), 0],
      [wallet({ ...basswallet.payment, status: 'Failed' }), 0],
    ],
    ['status_conflict transfer 603277493897662465'],
  ],
  [
    'B2BinPay: less than the target',
    [[deposit('1', {}, { target_amount_requested: '0.5' }), 0]],
    ['underpaid transfer 1'],
  ],
  [
    'B2BinPay: a target that its transfers do not come to',
    [[deposit('1', {}, { target_paid: '0.25' }), 0]],
    ['amount_mismatch transfer 1'],
  ],
  [
    'B2BinPay: one signature for two transfers',
    [
      [deposit('1', { txid: '0xa' }), 0],
      [deposit('2', { txid: '0xb' }), 0],
    ],
    ['signature_reused transfer 1', 'signature_reused transfer 2'],
  ],
  [
    'B2BinPay: one output told of as two transfers',
    [
      [deposit('1', {}), 0],
      [deposit('2', {}), 1],
    ],
    ['duplicate_hash transfer 1', 'duplicate_hash transfer 2'],
  ],
  [
    'B2BinPay: an address that changes',
    [
      [deposit('1', { status: 1 }, { address: '0x1', destination: undefined }), 0],
      [deposit('1', {}), 1],
    ],
    ['facts_changed transfer 1'],
  ],
  [
    'Bayarcash: the browser was told another result',
    [
      [payment({}), 0],
      [returned({ status: '2' }), 1],
    ],
    ['return_mismatch transfer trx_123'],
  ],
  [
    'Bayarcash: the browser was told another amount',
    [
      [payment({ status: '1' }), 0],
      [returned({ status: '1', amount: '10.01' }), 1],
    ],
    ['return_mismatch transfer trx_123'],
  ],
  [
    'Bayarcash: an amount that changes',
    [
      [payment({ status: '1', amount: '11.00' }), 0],
      [payment({}), 1],
    ],
    ['facts_changed transfer trx_123'],
  ],
  [
    'Bayarcash: a payment that goes back',
    [
      [payment({}), 0],
      [payment({ status: '1', datetime: '2026-07-22 10:00:01' }), 1],
    ],
    ['status_regression transfer trx_123'],
  ],
  [
    'Caibo: an amount that changes',
    [
      [notification({ transactionStatusId: '0', paymentRequestStatusId: '2', grossAmount: '11' }), 0],
      [notification({}), 1],
    ],
    ['facts_changed transfer 265111'],
  ],
  [
    'Caibo: two ends',
    [
      [notification({}), 0],
      [notification({ transactionStatusId: '2', paymentRequestStatusId: '2' }), 1],
    ],
    ['status_conflict transfer 265111'],
  ],
  [
    'Caibo: a field never seen',
    [[notification({ surprise: 'secret' }), 0]],
    ["never_seen The field surprise at the door caibo is not one of Caibo's documented ones."],
  ],
];
