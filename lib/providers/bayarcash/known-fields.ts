import { signedFields } from './records';

/** What is signed of every record, and what may stand beside it. Source: api.webimpian.support/bayarcash, Callback pages. */
export const knownFields: readonly string[] = [
  ...new Set(Object.values(signedFields).flat()),
  ...['checksum', 'metadata', 'payer_telephone_number', 'payer_id', 'payer_id_type', 'portal', 'payment_channel'],
];
