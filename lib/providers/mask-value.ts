import type { SensitiveKind } from './sensitive';

/** What stands where a sensitive value stood, alone or with what may be told of it. ASCII, so that it fits text of any encoding. */
export const maskedValue = '***';

/** Plain enough to be an account, a card or a phone: no JSON, no sentence. */
const numberLike = /^[\s\w()+.\-/]+$/;

/** The last `shown` letters or digits, where at least twice as many stay hidden. */
function ending(text: string, shown: number): string {
  const signs = numberLike.test(text) ? text.replace(/[^A-Za-z0-9]/g, '') : '';
  return signs.length >= shown * 3 ? `${maskedValue}${signs.slice(-shown)}` : maskedValue;
}

const masks: Record<SensitiveKind, (text: string) => string> = {
  name: (text) => {
    const [first = '', ...rest] = text.trim();
    return rest.length > 0 && /[\p{Script=Latin}]/u.test(first) && first.normalize('NFC') < '\u0100'
      ? `${first}${maskedValue}`
      : maskedValue;
  },
  email: (text) => {
    const [, local, domain, last] =
      /^\s*([!-~])[!-?A-~]*@([A-Za-z0-9])[A-Za-z0-9.-]*(\.[A-Za-z]{2,24})\s*$/.exec(text) ?? [];
    return local && domain && last ? `${local}${maskedValue}@${domain}${maskedValue}${last}` : maskedValue;
  },
  phone: (text) => ending(text, 2),
  bank_account: (text) => ending(text, 4),
  card: (text) => ending(text, 4),
  other: () => maskedValue,
};

/**
 * Pure: what is shown of a sensitive value: `s***@e***.com`, the last four of a card or an account, the last two of a phone, the
 * first letter of a name; `***` of all else and of values too short to hide in.
 */
export function maskValue(kind: SensitiveKind, text: string): string {
  return masks[kind](text);
}
