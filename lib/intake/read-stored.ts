import type { ParseResult } from '@/lib/providers/contract';
import type { Account } from './accounts';
import type { Envelope } from './envelope';

/** A request as it is stored: what came to the door, or what a provider answered when it was asked. */
export interface StoredArrival {
  channel: string;
  method: string;
  envelope: Envelope;
  receivedAt: Date;
}

/** The one way in which stored bytes are read again, by whichever of the provider's readers they were read first. Pure. */
export function readStored(account: Account, { channel, method, envelope, receivedAt }: StoredArrival): ParseResult {
  const { headers, query, body, asked } = envelope;
  const { provider, view } = account;
  if (!asked) {
    return provider.parse(
      { channel, method: method === 'GET' ? 'GET' : 'POST', headers, query, body, receivedAt },
      view,
    );
  }
  const answer = provider.probes?.read({ statusCode: 200, headers, body, receivedAt }, asked, view.settings);
  if (answer?.outcome === 'answered') return { ...answer, outcome: 'parsed' };
  return { outcome: 'rejected', cause: 'shape_unknown', detail: answer?.detail ?? 'The provider cannot be asked.' };
}
