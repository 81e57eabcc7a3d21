function under(parent: string, names: readonly string[]): string[] {
  return names.map((name) => `${parent}.${name}`);
}

/** Of a deposit or payout. Sources: docs.b2binpay.com, Deposit methods; Payout methods. */
const attributes = [
  ...['address', 'address_type', 'created_at', 'updated_at', 'tracking_id', 'target_paid', 'destination', 'status'],
  ...[
    'is_active',
    'label',
    'confirmations_needed',
    'callback_url',
    'payment_page',
    'assets',
    'time_limit',
    'inaccuracy',
  ],
  ...['target_amount_requested', 'target_paid_pending', 'source_amount_requested', 'rate_requested', 'rate_expired_at'],
  ...['amount', 'tag_type', 'tag', 'target_deposit', 'target_wallet', 'fee_amount', 'is_fee_included'],
  ...['force_blockchain', 'exp', 'travel_rule_info'],
];

/** Of what is included: the currency and the transfer. Source: docs.b2binpay.com, Transfer methods. */
const included = [
  ...['iso', 'name', 'alpha', 'alias', 'exp', 'confirmation_blocks', 'minimal_transfer_amount', 'block_delay'],
  ...['op_id', 'op_type', 'amount', 'commission', 'fee', 'txid', 'status', 'user_message', 'message', 'created_at'],
  ...['updated_at', 'confirmations', 'risk', 'risk_status'],
];

/** Source: github.com/b2binpay/api-php, `examples/callback.php` and README. */
const version1 = [
  ...['id', 'url', 'address', 'created', 'expired', 'status', 'tracking_id', 'callback_url', 'amount', 'actual_amount'],
  ...['pow', 'message', 'transactions', 'currency', 'virtual_wallet_id', 'with_fee', 'fee', 'transaction', 'unique_id'],
  'sign',
];

/** Relationships, links and the like are JSON:API's own: nothing is read of them but ids. */
export const knownFields: readonly string[] = [
  ...under('data', ['type', 'id', 'relationships', 'links', 'meta', ...under('attributes', attributes)]),
  ...under('included', ['type', 'id', 'relationships', 'links', 'meta', ...under('attributes', included)]),
  ...['meta.time', 'meta.sign', 'jsonapi', 'links'],
  ...version1,
  ...[...under('data', version1), ...under('bill', version1), ...under('withdrawal', version1)],
];
