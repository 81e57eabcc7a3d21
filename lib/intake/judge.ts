import type {
  Acknowledgement,
  Notification,
  ProviderAccount,
  ProviderRequest,
  Verification,
} from '@/lib/providers/contract';
import type { Account } from './accounts';
import { credentialsAt } from './accounts/live-secrets';
import type { Refusal } from './allow';
import type { StoredVerification } from './types';

/** What a request that was read turned out to be. */
export type Judgement =
  /** Proven, or unsigned by the provider's design (`verified` false), and understood. */
  | {
      judged: 'believed';
      verified: boolean;
      verification: StoredVerification;
      notification: Notification;
      acknowledgement: Acknowledgement;
    }
  | ({ judged: 'refused' } & Refusal & {
        /** The end of the secret that matched, where it was the body that failed. */
        keyHint: string | null;
      });

/** The proof takes long: whoever judges says when `finish` computes it. */
export interface SlowJudgement {
  judged: 'slow';
  finish(): Promise<Judgement>;
}

type Believed = Exclude<Verification, { verdict: 'refused' }>;

function record(verification: Believed, receivedAt: Date): StoredVerification {
  if (verification.verdict === 'unsigned') {
    return { words: verification.reason, keyHint: null, form: null, timestampAgeMs: null, coverage: 'nothing' };
  }
  const { keyHint, form, signedAt, coverage } = verification;
  return {
    words: 'Signature valid',
    keyHint,
    form,
    timestampAgeMs: signedAt && receivedAt.getTime() - signedAt.getTime(),
    coverage: coverage === 'whole body' ? coverage : [...coverage],
  };
}

/** What the provider may know of the account, without secrets whose end has come since it was read. */
function viewAt({ view, secrets }: Account, at: Date): ProviderAccount {
  const isEndless = secrets.every(({ retiresAt }) => retiresAt === null);
  return isEndless ? view : { ...view, credentials: credentialsAt(secrets, at) };
}

/**
 * Verifies first, over the raw bytes, and reads only what is believed. Pure: the provider's own functions and nothing else. At
 * once, but where the provider's proof is slow.
 */
export function judge(account: Account, request: ProviderRequest): Judgement | SlowJudgement {
  const view = viewAt(account, request.receivedAt);
  const verification = account.provider.verify(request, view);
  if (verification.verdict !== 'slow') return judgeVerified(account, request, view, verification);
  return {
    judged: 'slow',
    finish: async () => judgeVerified(account, request, view, await verification.prove()),
  };
}

function judgeVerified(
  { provider }: Account,
  request: ProviderRequest,
  view: ProviderAccount,
  verification: Verification,
): Judgement {
  if (verification.verdict === 'refused') {
    return { judged: 'refused', cause: verification.cause, detail: verification.detail, keyHint: null };
  }
  const stored = record(verification, request.receivedAt);
  const parsed = provider.parse(request, view);
  if (parsed.outcome === 'rejected') {
    return { judged: 'refused', cause: parsed.cause, detail: parsed.detail, keyHint: stored.keyHint };
  }
  return {
    judged: 'believed',
    verified: verification.verdict === 'verified',
    verification: stored,
    notification: parsed.notification,
    acknowledgement: provider.acknowledge(request, view),
  };
}
