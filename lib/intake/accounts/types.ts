import type { DoorSettings } from '@/lib/intake/account-settings';
import type { AccountSource } from '@/lib/intake/accounts';
import type { HttpMethod, RetrySchedule, SecretField } from '@/lib/providers/contract';
import type { Knob } from './describe-knobs';

/** Which account: the provider's id and the account's slug. */
export interface AccountRef {
  provider: string;
  account: string;
}

/** A callback URL of an account: what the provider is given. */
export interface AccountUrl {
  channel: string;
  methods: readonly HttpMethod[];
  /** With a leading slash; the console's origin goes before it. */
  path: string;
  /** Recorded and shown, never applied to money. */
  displayOnly: boolean;
}

export const secretStates = ['live', 'retiring', 'unreadable'] as const;
export type SecretState = (typeof secretStates)[number];

/** A secret that has not ended, without anything of it but its end. Instants are ISO 8601 UTC. */
export interface SecretSummary {
  /** Null: it comes from the environment. */
  id: string | null;
  hint: string;
  /** `retiring`: an end is set; `unreadable`: it was sealed with a CONSOLE_SECRET that is not there. */
  state: SecretState;
  createdAt: string | null;
  createdBy: string | null;
  retiresAt: string | null;
  /** To the minute; null: never, as far as is known. */
  lastUsedAt: string | null;
}

/** A secret that proves nothing any more. */
export interface EndedSecret {
  id: string;
  hint: string;
  ended: 'revoked' | 'retired';
  endedAt: string;
  lastUsedAt: string | null;
}

/** What the provider sent to an account's door since midnight UTC; answers to our own probes are in none of it. */
export interface AccountDay {
  /** Callbacks, those proven later too, and duplicates. */
  received: number;
  rejected: number;
  /** Over the account's rate: counted, not kept. */
  rateLimited: number;
  /** Of the last that was kept, rejected or not. */
  lastReceivedAt: string | null;
}

/** An account in a list. */
export interface AccountSummary {
  id: string;
  provider: string;
  providerLabel: string;
  /** Its slug. */
  account: string;
  name: string;
  source: AccountSource;
  enabled: boolean;
  /** Why the door treats it as disabled although it is enabled; null: it does not. */
  problem: string | null;
  urls: readonly AccountUrl[];
  /** False: the provider signs nothing (the test doors), and there are no secrets to have. */
  needsSecret: boolean;
  /** Newest first. */
  secrets: readonly SecretSummary[];
  today: AccountDay;
}

/** One knob of the provider, as it stands. */
export interface KnobValue extends Knob {
  /** As in a form. */
  text: string;
  isDefault: boolean;
  /** Environment variable that sets it; null: none does, or the account is made in the console. */
  variable: string | null;
}

export interface AccountDetails extends AccountSummary {
  /** Changes with every change; an update names the one it was made from. */
  version: string;
  door: DoorSettings;
  knobs: readonly KnobValue[];
  ended: readonly EndedSecret[];
  secretFields: readonly SecretField[];
  /** Variable of the allow-list; null where the account is made in the console. */
  allowListVariable: string | null;
  retries: RetrySchedule;
  /** What a signature leaves open; null: the provider's file does not say. */
  notProven: string | null;
  /** The provider has a sample for a test callback. */
  hasTestRequest: boolean;
}

/** What was given cannot be used; by the name of each field, in a sentence. */
export interface Invalid {
  outcome: 'invalid';
  problems: Readonly<Record<string, string>>;
}
