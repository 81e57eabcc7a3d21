/** Sources: docs-en.basswallet.com, Deposit, Payment and Withdraw webhooks; the order's own fields from Query Order. */
export const knownFields: readonly string[] = [
  ...['webhookType', 'id', 'status', 'chainName', 'tokenName', 'fromAddress', 'toAddress', 'txHash', 'amount'],
  ...['blockHigh', 'blockConfirmNum', 'createdTime', 'timestamp', 'amountActual', 'amountUSD', 'businessId'],
  ...['networkFee', 'platformFee', 'tag', 'completeTime'],
];
