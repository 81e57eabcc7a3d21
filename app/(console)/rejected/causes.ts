import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { type RejectionCause, rejectionCauses } from '@/lib/providers/contract';

/** What has to change of the account; who does it and where is in `./remedy`. */
export interface Mend {
  /** When it should: "If the secret was rotated"; null: always. */
  when: string | null;
  /** What to do on the account's page. */
  onPage: string;
  /** The same of the variables that set the account; their names follow. Null: no variable sets it. */
  ofVariables: { what: string; named: 'secrets' | 'allow list' } | null;
  /** This request can be proven once it is done. */
  helpsThisOne: boolean;
}

export interface CauseWords {
  /** What happened and what it means. */
  meaning: string;
  /** What there is to do beside `mend`; null: nothing. */
  remedy: string | null;
  /** Null: nothing of the account is in the way. */
  mend: Mend | null;
}

/** Every cause in words: what happened, what it means, what to do. */
export const causeWords: Readonly<Record<RejectionCause, CauseWords>> = {
  method_not_allowed: {
    meaning: 'It came with an HTTP method that this channel does not take.',
    remedy: 'Usually someone who opened the URL in a browser. If it was the provider, check which URL it was given.',
    mend: null,
  },
  content_type_unsupported: {
    meaning: 'Its content type or encoding is not one that this provider sends to this channel.',
    remedy:
      'Check that the provider calls the right channel. If it changed its format, tell whoever runs this console.',
    mend: null,
  },
  address_not_allowed: {
    meaning: 'It came from an address that is not on the account’s allow-list.',
    remedy: null,
    mend: {
      when: 'If the provider announced this address',
      onPage: 'add it to the account’s allow-list',
      ofVariables: { what: 'add it to', named: 'allow list' },
      helpsThisOne: true,
    },
  },
  body_too_large: {
    meaning: 'Its body is over the account’s limit, so only its hash and its beginning were kept.',
    remedy: 'This one cannot be verified, its bytes were cut: the provider has to send the callback again.',
    mend: {
      when: 'If the provider does send bodies of this size',
      onPage: 'raise the account’s limit',
      ofVariables: null,
      helpsThisOne: false,
    },
  },
  body_incomplete: {
    meaning: 'The connection ended or stood still before the whole body had arrived.',
    remedy:
      'The provider sends it again; this one cannot be verified. If this repeats, look at the network or the proxy in front of the console.',
    mend: null,
  },
  secret_missing: {
    meaning:
      'The account has no secret yet, so nothing it receives can be proven. The provider was asked to come back.',
    remedy: 'The provider also sends it again by itself.',
    mend: {
      when: null,
      onPage: 'set the account’s secret',
      ofVariables: { what: 'set', named: 'secrets' },
      helpsThisOne: true,
    },
  },
  signature_missing: {
    meaning: 'It carries no signature, or not all that the signature needs, so nobody can tell who sent it.',
    remedy: 'A genuine callback is always signed. If the provider sent this, check that no proxy drops its headers.',
    mend: null,
  },
  signature_mismatch: {
    meaning:
      'Its signature fits none of the account’s secrets: it was changed on the way, or signed with another secret.',
    remedy: 'If it was not, the request was changed on the way, or somebody else sent it.',
    mend: {
      when: 'If the secret was rotated',
      onPage: 'add the new one to the account',
      ofVariables: { what: 'add the new one to', named: 'secrets' },
      helpsThisOne: true,
    },
  },
  timestamp_missing: {
    meaning: 'The timestamp that the signature covers is missing or cannot be read.',
    remedy: 'If the provider sent this, check that no proxy changes its headers.',
    mend: null,
  },
  timestamp_stale: {
    meaning: 'The signature is genuine, but its timestamp is older than the account allows: a late retry, or a replay.',
    remedy:
      'Or ask the provider to send it again. Its age is counted up to its arrival, so waiting does not make it older.',
    mend: {
      when: 'Compare it with the callbacks of the same transfer or batch. If one is missing',
      onPage: 'allow a greater age in the account’s settings',
      ofVariables: null,
      helpsThisOne: true,
    },
  },
  timestamp_ahead: {
    meaning: 'The signature is genuine, but its timestamp lies ahead of this machine’s clock.',
    remedy:
      'Check this machine’s clock first, then the provider’s. What came while a clock was wrong has to be sent again.',
    mend: null,
  },
  body_unreadable: {
    meaning: 'Its body is not the syntax that it claims to be.',
    remedy: 'Look at the bytes below. If the provider sent this, show them to its support.',
    mend: null,
  },
  shape_unknown: {
    meaning: 'It was proven and could be read, but it lacks what this console needs to understand it.',
    remedy: 'The provider may have a new kind of callback. Look at the bytes below and tell whoever runs this console.',
    mend: null,
  },
  account_disabled: {
    meaning: 'The account is switched off and takes no callbacks.',
    remedy: null,
    mend: {
      when: 'If it should take them',
      onPage: 'enable the account',
      ofVariables: null,
      helpsThisOne: true,
    },
  },
  settings_unreadable: {
    meaning: 'The account’s stored settings cannot be read, so it takes no callbacks, also where it is enabled.',
    remedy: null,
    mend: {
      when: null,
      onPage: 'save the account’s settings again, as they should be: what cannot be read is shown as its default',
      ofVariables: null,
      helpsThisOne: true,
    },
  },
};

/** Whether somebody proved it later; the values are the list's `verifiedAgain`. */
export const stateOptions = [
  { value: 'false', label: 'Still rejected' },
  { value: 'true', label: 'Verified later' },
];

/** The choices of the list's filter, in the order in which the door asks. */
export const causeOptions = rejectionCauses.map((cause) => ({ value: cause, label: rejectionCauseLabels[cause] }));
