function under(parent: string, names: readonly string[]): string[] {
  return names.map((name) => `${parent}.${name}`);
}

/** Source: docs.gate.com, Withdrawal Callback. */
const withdraw = [
  ...under('main_order', ['batch_id', 'merchant_id', 'status', 'client_id', 'pay_back_status', 'channel_id']),
  ...under('suborders', [
    ...['suborder_id', 'merchant_id', 'channel_id', 'chain', 'from_address', 'address', 'currency', 'amount', 'fee'],
    ...['tx_id', 'memo', 'status', 'merchant_withdraw_id', 'fee_type', 'batch_withdraw_id', 'desc'],
    ...['reconciliation_status', 'is_placed', 'finish_time', 'sub_amount', 'done_amount'],
  ]),
];

/** Of every bizType. Source: docs.gate.com, Notifications Overview and the pages of each; older names from earlier revisions. */
const data = under('data', [
  ...[
    'merchantTradeNo',
    'productType',
    'productName',
    'tradeType',
    'goodsName',
    'terminalType',
    'currency',
    'orderAmount',
  ],
  ...['totalFee', 'createTime', 'transactionId', 'channelId', 'payerId', 'doneAmountOnChain', 'waitAmountOnChain'],
  ...['refundInfo.refundRequestId', 'refundInfo.prepayId', 'refundInfo.orderAmount', 'refundInfo.refundAmount'],
  ...['refundInfo.refundPayCurrency', 'refundInfo.refundPayAmount'],
  ...['address', 'chain', 'clientId', 'client_id', 'fromAddress', 'originalOrderId', 'transferAmount'],
  ...['amount', 'channel_id', 'transactionTime', 'txHash', 'customer_name'],
  ...['merchant_batch_no', 'externalId', 'batchItemList', 'order_list'],
  ...['exceptionId', 'orderType', 'errorType', 'expectedAmount', 'expectedChainCurrency', 'actualAmount'],
  ...['actualCurrency', 'actualChain', 'customerName', 'toAddress', 'hash', 'updateTime'],
  ...['type', 'orderId', 'clientOrderId', 'fiatCurrency', 'fiatAmount', 'cryptoCurrency', 'cryptoAmount', 'fiatRate'],
  ...['finalFiatAmount', 'tradeFee', 'bankSlipInfo', 'errMsg', 'promoCode'],
  ...[
    'subscriptionOrderNo',
    'merchantSubscriptionOrderNo',
    'planNo',
    'planName',
    'planDesc',
    'productNo',
    'merchantId',
  ],
  ...['orderStatus', 'paymentChannel', 'authorizedAmount', 'period', 'interval', 'paidCount', 'totalPayCount'],
  ...['totalPaidAmount', 'trialDays', 'endTime', 'lastPayTime', 'userAddress'],
  ...['paymentOrderNo', 'payStatus', 'payTime', 'merchantAddress', 'authorizedAddress', 'deductOrderNo'],
  ...['request_id', 'account_id', 'customer_id', 'display_name', 'status', 'created'],
  ...['payCurrency', 'payAmount', 'expectCurrency'],
]);

export const knownFields: readonly string[] = [
  ...['bizType', 'bizId', 'bizStatus', 'client_id', 'clientId', 'data'],
  ...withdraw,
  ...data,
  ...under('data', withdraw),
];
