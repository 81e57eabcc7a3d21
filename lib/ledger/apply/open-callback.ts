import type { Account } from '@/lib/intake/accounts';
import { type Envelope, openEnvelope } from '@/lib/intake/envelope';
import { readStored } from '@/lib/intake/read-stored';
import { type CallbackDocument, searchDocument } from '@/lib/intake/search-document';
import { partialSignature } from '@/lib/ledger/checks/partial-signature';
import { fieldSurprises } from '@/lib/ledger/checks/unknown-fields';
import { type CallbackSource, contentTie } from '@/lib/ledger/fold/callback-news';
import { storableInstant } from '@/lib/ledger/fold/news-values';
import { storableBatch, storableTransfer } from '@/lib/ledger/fold/storable-news';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { returnChannel } from '@/lib/providers/bayarcash/notification';
import type { BatchNews, Notification, ProbeSubject, TransferNews } from '@/lib/providers/contract';
import type { Sensitivity } from '@/lib/providers/sensitive';
import type { StoredCallback } from './read-callbacks';

/** A stored callback, read again and ready to be applied. */
export interface OpenedCallback extends CallbackSource {
  accountId: string;
  provider: string;
  batch: BatchNews | null;
  transfer: TransferNews | null;
  /** Words and fields never seen before. */
  surprises: readonly string[];
  /** SHA-256 of a signature that covers only a part of the callback; null where it covers all of it. */
  partialSignature: Buffer | null;
  /** The payment that the payer's browser came back from, where this is that return. */
  returnOf: string | null;
  /** A provider's answer to a question of ours: when it was asked is no time of the provider's. */
  isAnswer: boolean;
  /** What it is searched by; null where nothing of it is read, or that is made later. */
  document: CallbackDocument | null;
  /** What it says to ask the provider about; null where it says nothing, or is itself an answer. */
  question: ProbeSubject | null;
}

/** Why a stored callback cannot be read again, as it is stored and logged: no word of its content. */
export class UnreadableCallback extends AppError {
  constructor(message: string) {
    super('unavailable', message);
    this.name = 'UnreadableCallback';
  }
}

/** An answer is no reason for another question. */
function questionOf({ asked }: Envelope, { probe }: Notification): ProbeSubject | null {
  return asked === undefined ? (probe ?? null) : null;
}

/** Of a callback that has no news for the ledger: whatever is wrong with its bytes, there is nothing to apply. */
function besideNews(
  vault: Context['vault'],
  stored: StoredCallback,
  account: Account,
  sensitivity: Sensitivity | null,
): Pick<OpenedCallback, 'document' | 'question'> {
  const nothing = { document: null, question: null };
  const { requestId, sealed, requestReceivedAt, channel } = stored;
  if (!requestId || !sealed || !requestReceivedAt) return nothing;
  try {
    const envelope = openEnvelope(vault, requestId, sealed);
    const arrival = { channel, method: stored.method ?? 'POST', envelope, receivedAt: requestReceivedAt };
    const parsed = readStored(account, arrival);
    if (parsed.outcome === 'rejected') return nothing;
    const question = questionOf(envelope, parsed.notification);
    return { document: sensitivity && searchDocument(vault, parsed.payload, sensitivity), question };
  } catch {
    return nothing;
  }
}

/**
 * Opens the sealed bytes and reads them with the provider's own reader, of callbacks or of answers to probes. What is
 * unverified, or came by a channel that is only shown, has no news for the ledger whatever it says. Without `sensitivity` it comes without
 * its document. Throws `UnreadableCallback` or what the vault says.
 */
export function openCallback(
  vault: Context['vault'],
  stored: StoredCallback,
  account: Account | null,
  sensitivity: Sensitivity | null,
): OpenedCallback {
  const source = {
    callbackId: stored.callbackId,
    accountId: stored.accountId,
    provider: stored.provider,
    receivedAt: stored.receivedAt,
    tie: contentTie(stored.dedupKey),
  };
  const channel = account?.provider.channels.find(({ id }) => id === stored.channel);
  if (!account || !channel) {
    throw new UnreadableCallback('Its provider or channel is not part of this version of the console.');
  }
  if (!stored.verified || channel.displayOnly) {
    const returnOf = stored.verified && channel.id === returnChannel ? stored.transferId : null;
    const nothing = { occurredAt: null, batch: null, transfer: null, partialSignature: null, isAnswer: false };
    return {
      ...source,
      ...nothing,
      surprises: [],
      returnOf,
      ...besideNews(vault, stored, account, sensitivity),
    };
  }
  const { requestId, sealed, requestReceivedAt } = stored;
  if (!requestId || !sealed || !requestReceivedAt) {
    throw new UnreadableCallback('The bytes it arrived in are gone.');
  }
  const envelope = openEnvelope(vault, requestId, sealed);
  const arrival = { channel: channel.id, method: stored.method ?? 'POST', envelope, receivedAt: requestReceivedAt };
  const parsed = readStored(account, arrival);
  if (parsed.outcome === 'rejected') {
    throw new UnreadableCallback(`Its stored bytes are not read any more: ${parsed.cause}.`);
  }
  const { occurredAt, batch, transfer, surprises } = parsed.notification;
  const isAnswer = envelope.asked !== undefined;
  return {
    ...source,
    occurredAt: storableInstant(occurredAt),
    batch: batch && storableBatch(batch),
    transfer: transfer && storableTransfer(transfer),
    surprises: isAnswer ? surprises : [...surprises, ...fieldSurprises(account.provider, channel.id, parsed.payload)],
    partialSignature: isAnswer ? null : partialSignature(account.provider.id, parsed.payload),
    returnOf: null,
    isAnswer,
    document: sensitivity && searchDocument(vault, parsed.payload, sensitivity),
    question: questionOf(envelope, parsed.notification),
  };
}
