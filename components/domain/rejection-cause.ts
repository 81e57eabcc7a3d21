import type { RejectionCause } from '@/lib/providers/contract';

/** Why a request was turned away, in the words of a list: short, and the same everywhere. */
export const rejectionCauseLabels: Record<RejectionCause, string> = {
  method_not_allowed: 'Method not allowed',
  content_type_unsupported: 'Content type not supported',
  address_not_allowed: 'Address not allowed',
  body_too_large: 'Body too large',
  secret_missing: 'No secret configured',
  signature_missing: 'Signature missing',
  signature_mismatch: 'Signature does not match',
  timestamp_missing: 'Timestamp missing',
  timestamp_stale: 'Timestamp too old',
  timestamp_ahead: 'Timestamp in the future',
  body_incomplete: 'Body incomplete',
  body_unreadable: 'Body unreadable',
  shape_unknown: 'Shape not known',
  account_disabled: 'Account disabled',
  settings_unreadable: 'Settings not readable',
};
