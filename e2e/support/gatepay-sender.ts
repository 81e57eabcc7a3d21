import { randomBytes } from 'node:crypto';
import { makeCredential } from '@/lib/intake/credentials';
import { gatepay } from '@/lib/providers/gatepay';

export interface DoorAnswer {
  status: number;
  body: string;
}

export interface SendOptions {
  /** Sign with another secret than the console's. */
  secret?: string;
  /** What reaches the door instead of the bytes that were signed. */
  alter?: (bytes: Buffer) => Buffer;
}

/** GatePay, as far as the console can tell: signs by the provider's own rules and posts over HTTP to the door. */
export interface GatepaySender {
  send(body: string, options?: SendOptions): Promise<DoorAnswer>;
}

/** A sender for the console at `url`, which knows `consoleSecret`. */
export function gatepaySender(url: string, consoleSecret: string): GatepaySender {
  return {
    async send(body, { secret = consoleSecret, alter } = {}) {
      const credential = makeCredential(gatepay, { apiSecret: secret });
      const unsigned = {
        channel: 'gatepay',
        method: 'POST',
        contentType: 'application/json',
        query: '',
        body,
      } as const;
      const signed = gatepay.sign(unsigned, { credential, at: new Date(), nonce: randomBytes(8).toString('hex') });
      const bytes = Buffer.from(signed.body);
      const response = await fetch(`${url}/api/callbacks/gatepay`, {
        method: 'POST',
        headers: signed.headers,
        body: new Uint8Array(alter ? alter(bytes) : bytes),
      });
      return { status: response.status, body: await response.text() };
    },
  };
}

/** Changes one bit of the last digit in `bytes`: still JSON, no longer what was signed. */
export function flipOneDigit(bytes: Buffer): Buffer {
  const altered = Buffer.from(bytes);
  const at = altered.findLastIndex((byte) => byte >= 0x30 && byte <= 0x39);
  altered[at] = (altered[at] ?? 0) ^ 1;
  return altered;
}
