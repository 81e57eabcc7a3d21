import type { Channel, RejectionCause } from '@/lib/providers/contract';
import type { Account } from './accounts';
import { isAllowed } from './allow-list';
import type { Incoming } from './incoming';

/** Why a request is turned away. */
export interface Refusal {
  cause: RejectionCause;
  /** A sentence for our own people: kept with the request, never sent back. */
  detail: string;
}

/** The media type without parameters, lower case: `Application/JSON; charset=utf-8` is `application/json`. Of a header sent twice the first counts, as node:http has it. */
function mediaType(contentType: string): string {
  return contentType.split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
}

function refuseContent(channel: Channel, headers: Incoming['headers']): Refusal | null {
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  if (encoding && encoding !== 'identity') {
    const detail = `The body came with Content-Encoding ${encoding.slice(0, 40)}. Providers sign the bytes as sent, so they must come unencoded.`;
    return { cause: 'content_type_unsupported', detail };
  }
  const given = headers['content-type'] ?? '';
  if (channel.contentTypes.includes(given)) return null;
  // No content type at all is let through: whether the body is what it should be shows when it is read.
  const type = mediaType(given);
  if (type === '' || channel.contentTypes.length === 0 || channel.contentTypes.includes(type)) return null;
  const detail = `The body came as ${type.slice(0, 100)}; ${channel.id} takes ${channel.contentTypes.join(', ')}.`;
  return { cause: 'content_type_unsupported', detail };
}

/**
 * What can be refused before a byte of the body is read: method, content type and encoding, an account that is disabled or whose
 * settings cannot be read, an address that is not on the list. Null: let it in.
 */
export function refuseUnread(
  channel: Channel,
  account: Pick<Account, 'enabled' | 'problem' | 'allowList'>,
  { method, headers, sourceAddress }: Pick<Incoming, 'method' | 'headers' | 'sourceAddress'>,
): Refusal | null {
  if (!channel.methods.some((known) => known === method)) {
    const detail = `${method.slice(0, 20)} was used; ${channel.id} takes ${channel.methods.join(' and ')}.`;
    return { cause: 'method_not_allowed', detail };
  }
  const content = method === 'GET' ? null : refuseContent(channel, headers);
  if (content) return content;
  if (!account.enabled) return { cause: 'account_disabled', detail: 'The account is disabled.' };
  if (account.problem) return { cause: 'settings_unreadable', detail: account.problem };
  if (isAllowed(account.allowList, sourceAddress)) return null;
  const detail = `${sourceAddress} is not on the account's list of allowed addresses. If it is the provider's, add it.`;
  return { cause: 'address_not_allowed', detail };
}
