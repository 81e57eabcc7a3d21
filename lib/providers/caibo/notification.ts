import type { ParseResult, ProviderAccount, ProviderRequest } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, ExactNumber, type ExactObject } from '@/lib/providers/exact-json';
import { readRequestFields } from '@/lib/providers/request-fields';
import { readPayment } from './payment';
import type { CaiboSettings } from './settings';
import { isAuthentication, readAuthentication } from './three-d-secure';

/** The door of 3-D Secure's results: display only. */
export const authenticationChannel = '3ds';

/** The same in a form and in JSON. */
function distinctContent(payload: ExactObject): ExactObject {
  return new Map(
    [...payload].map(([name, value]): [string, ExactJson] => [name, value instanceof ExactNumber ? value.text : value]),
  );
}

/**
 * A payment's status or a result of 3-D Secure. The same news at two of the payment doors is one callback; what has no
 * signature, or came to the door of 3-D Secure, has keys of its own, so that it cannot stand in the way of what counts.
 */
export function readNotification(request: ProviderRequest, account: ProviderAccount<CaiboSettings>): ParseResult {
  const reading = readRequestFields(request);
  if (!reading.ok) return { outcome: 'rejected', cause: 'body_unreadable', detail: reading.detail };
  const { payload } = reading;
  const isAtAuthenticationDoor = request.channel === authenticationChannel;
  const read =
    isAtAuthenticationDoor || isAuthentication(payload)
      ? readAuthentication(payload)
      : readPayment(payload, account.settings);
  if ('outcome' in read) return read;
  const { notification } = read;
  const isSigned = Boolean(request.headers[account.settings.signatureHeader.toLowerCase()]?.trim());
  const { type, transferId, providerStatus } = notification;
  const parts = [
    ...(isAtAuthenticationDoor ? [authenticationChannel] : []),
    ...(isSigned ? [] : ['unsigned']),
    ...[type, transferId ?? '', providerStatus, contentDigest(distinctContent(payload))],
  ];
  return { outcome: 'parsed', notification: { ...notification, dedupKey: parts.join(':') }, payload };
}
