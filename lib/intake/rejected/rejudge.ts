import type { Account } from '@/lib/intake/accounts';
import { type Refusal, refuseUnread } from '@/lib/intake/allow';
import { type Envelope, openEnvelope } from '@/lib/intake/envelope';
import { type Judgement, judge } from '@/lib/intake/judge';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import type { KeptRequest } from './kept-request';

/** Why a kept request cannot be judged again, whatever is mended. */
export const impossibleReasons = ['not_rejected', 'already_verified', 'incomplete', 'sealed', 'reader_gone'] as const;
export type ImpossibleReason = (typeof impossibleReasons)[number];

/** What a kept request is today. */
export type Rejudgement =
  | Extract<Judgement, { judged: 'believed' }>
  | ({ judged: 'refused' } & Refusal)
  | { judged: 'impossible'; reason: ImpossibleReason; detail: string };

function impossible(reason: ImpossibleReason, detail: string): Rejudgement {
  return { judged: 'impossible', reason, detail };
}

/**
 * Pure: true where all bytes that the sender meant to send are kept. A form that was cut off can still be read, as another
 * one: what is not known to be whole is never judged.
 */
export function isWhole(kept: Pick<KeptRequest, 'cause' | 'bodyBytes' | 'bodyKeptBytes'>, envelope: Envelope): boolean {
  if (kept.cause === 'body_incomplete' || kept.cause === 'body_too_large') return false;
  if (envelope.complete === false || kept.bodyKeptBytes < kept.bodyBytes) return false;
  const declared = envelope.headers['content-length'];
  return declared === undefined || Number(declared) === envelope.body.length;
}

function open(vault: Context['vault'], kept: KeptRequest): Envelope | null {
  try {
    return openEnvelope(vault, kept.id, kept.sealed);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/**
 * Judges a kept request as the door would today: with the account's secrets, allow-list and settings of now, but with the
 * clock of its arrival, so that a signed timestamp is as old as it was then and waiting never makes a genuine request stale.
 */
export async function rejudge(
  vault: Context['vault'],
  kept: KeptRequest,
  account: Account | null,
): Promise<Rejudgement> {
  if (kept.verdict !== 'rejected') return impossible('not_rejected', 'This request was not turned away.');
  if (kept.verifiedAgainAt) {
    return impossible('already_verified', `It was verified again already and is callback ${kept.callbackId}.`);
  }
  const channel = account?.provider.channels.find(({ id }) => id === kept.channel);
  if (!account || !channel) {
    return impossible('reader_gone', 'Its provider or channel is not part of this version of the console.');
  }
  const envelope = open(vault, kept);
  if (!envelope) {
    return impossible('sealed', 'Its bytes do not open: CONSOLE_SECRET is another one than when it was kept.');
  }
  if (!isWhole(kept, envelope)) {
    return impossible(
      'incomplete',
      'Not all of its bytes are kept, so it can never be proven. Ask the provider to send it again.',
    );
  }
  const { headers, query, body } = envelope;
  const { method, sourceAddress, receivedAt } = kept;
  const unread = refuseUnread(channel, account, { method, headers, sourceAddress });
  if (unread) return { judged: 'refused', ...unread };
  const isGet = method === 'GET';
  const request = { channel: channel.id, method: isGet ? 'GET' : 'POST', headers, query, body, receivedAt } as const;
  const judgement = judge(account, request);
  return judgement.judged === 'slow' ? await judgement.finish() : judgement;
}
