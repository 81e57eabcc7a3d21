import { randomInt } from 'node:crypto';
import type { PeopleStore } from '@/lib/access/people/change-people';
import { tokenDigest } from '@/lib/access/token-digest';

/** Codes made at once. */
export const recoveryCodeCount = 10;

/** 32 letters and digits without those that are mistaken for each other: five bits each. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 5;

function makeCode(): string {
  const group = () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** Pure: how a code is hashed however it was typed; null where it cannot be one. */
export function recoveryCodeDigest(typed: string): Uint8Array<ArrayBuffer> | null {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/g, '');
  return letters.length === groups * groupLength ? tokenDigest(letters) : null;
}

/** Makes new codes for the user in place of all earlier ones; they are in the answer and nowhere else. */
export async function renewRecoveryCodes(tx: PeopleStore, userId: bigint, now: Date): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, makeCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const data = codes.flatMap((code) => {
    const codeSha256 = recoveryCodeDigest(code);
    return codeSha256 ? [{ userId, codeSha256, createdAt: now }] : [];
  });
  await tx.recoveryCode.createMany({ data });
  return codes;
}
