import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { type RejectionCause, rejectionCauses } from '@/lib/providers/contract';

interface CauseWords {
  /** What happened and what it means. */
  meaning: string;
  /** What to do. */
  remedy: string;
  /** It is mended on the account's page. */
  ofAccount?: true;
}

/** Every cause in words: what happened, what it means, what to do. */
export const causeWords: Readonly<Record<RejectionCause, CauseWords>> = {
  method_not_allowed: {
    meaning: 'It came with an HTTP method that this channel does not take.',
    remedy: 'Usually someone who opened the URL in a browser. If it was the provider, check which URL it was given.',
  },
  content_type_unsupported: {
    meaning: 'Its content type or encoding is not one that this provider sends to this channel.',
    remedy:
      'Check that the provider calls the right channel. If it changed its format, tell whoever runs this console.',
  },
  address_not_allowed: {
    meaning: 'It came from an address that is not on the account’s allow-list.',
    remedy:
      'If the provider announced this address, add it to the account’s allow-list, then verify this request again.',
    ofAccount: true,
  },
  body_too_large: {
    meaning: 'Its body is over the account’s limit, so only its hash and its beginning were kept.',
    remedy:
      'If the provider does send bodies of this size, raise the account’s limit and ask it to send the callback again: this one cannot be verified, its bytes were cut.',
    ofAccount: true,
  },
  body_incomplete: {
    meaning: 'The connection ended or stood still before the whole body had arrived.',
    remedy:
      'The provider sends it again; this one cannot be verified. If this repeats, look at the network or the proxy in front of the console.',
  },
  secret_missing: {
    meaning:
      'The account has no secret yet, so nothing it receives can be proven. The provider was asked to come back.',
    remedy: 'Set the account’s secret, then verify this request again; the provider also sends it again by itself.',
    ofAccount: true,
  },
  signature_missing: {
    meaning: 'It carries no signature, or not all that the signature needs, so nobody can tell who sent it.',
    remedy: 'A genuine callback is always signed. If the provider sent this, check that no proxy drops its headers.',
  },
  signature_mismatch: {
    meaning:
      'Its signature fits none of the account’s secrets: it was changed on the way, or signed with another secret.',
    remedy:
      'If the secret was rotated, add the new one to the account, then verify this request again. If it was not, the request was changed on the way, or somebody else sent it.',
    ofAccount: true,
  },
  timestamp_missing: {
    meaning: 'The timestamp that the signature covers is missing or cannot be read.',
    remedy: 'If the provider sent this, check that no proxy changes its headers.',
  },
  timestamp_stale: {
    meaning: 'The signature is genuine, but its timestamp is older than the account allows: a late retry, or a replay.',
    remedy:
      'It is a late retry, or a replay. Compare it with the callbacks of the same transfer or batch; if one is missing, allow a greater age in the account’s settings and verify it again, or ask the provider to send it again. Its age is counted up to its arrival, so waiting does not make it older.',
    ofAccount: true,
  },
  timestamp_ahead: {
    meaning: 'The signature is genuine, but its timestamp lies ahead of this machine’s clock.',
    remedy:
      'Check this machine’s clock first, then the provider’s. What came while a clock was wrong has to be sent again.',
  },
  body_unreadable: {
    meaning: 'Its body is not the syntax that it claims to be.',
    remedy: 'Look at the bytes below. If the provider sent this, show them to its support.',
  },
  shape_unknown: {
    meaning: 'It was proven and could be read, but it lacks what this console needs to understand it.',
    remedy: 'The provider may have a new kind of callback. Look at the bytes below and tell whoever runs this console.',
  },
  account_disabled: {
    meaning: 'The account is switched off and takes no callbacks.',
    remedy: 'Enable the account if it should take them, then verify this request again.',
    ofAccount: true,
  },
};

/** Whether somebody proved it later; the values are the list's `verifiedAgain`. */
export const stateOptions = [
  { value: 'false', label: 'Still rejected' },
  { value: 'true', label: 'Verified later' },
];

/** The choices of the list's filter, in the order in which the door asks. */
export const causeOptions = rejectionCauses.map((cause) => ({ value: cause, label: rejectionCauseLabels[cause] }));
