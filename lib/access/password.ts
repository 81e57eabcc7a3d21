import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id (this package's default algorithm) with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet,
 * "Argon2id". One hash takes about 25 ms of one core.
 */
export const argonOptions = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** The hash of a password nobody has: verified against where an e-mail is unknown, so that both answers take as long. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$OP8iFlXWEse0DgJy31dWxQ$qCulhCGupr1V1S7rh46h31ckt8w2lWXquzBMiWgZhHw';

/** Longer input is refused before hashing: it would only cost time. */
export const passwordLengthMax = 1_024;

/** The same password typed on different keyboards is the same text (NIST SP 800-63B §5.1.1.2). */
const normalise = (password: string) => password.normalize('NFKC');

/** Pure: are the two one and the same password, however they were typed? Of what one person gave at once, never of what is stored. */
export function samePassword(one: string, other: string): boolean {
  return normalise(one) === normalise(other);
}

/** A PHC string with its own salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), argonOptions);
}

/** Constant-time check; false for a wrong password, and for a stored hash that cannot be read. */
export async function passwordMatches(storedHash: string, password: string): Promise<boolean> {
  try {
    return await verify(storedHash, normalise(password));
  } catch {
    return false;
  }
}

/** Without letters and digits that are mistaken for each other when read off a terminal. */
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Four groups of five characters, 115 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
