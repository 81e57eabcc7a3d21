import type { FieldPath, SensitiveKind } from './sensitive';

const person =
  '(?:payer|payee|customer|client|buyer|beneficiary|recipient|sender|remitter|holder|accountholder|cardholder|billing|shipping|contact|consumer|shopper)';

/**
 * Names that tell of a person in any provider's payload, without signs and in lower case: `payerEmail` and `payer_email` are one.
 * Narrow on purpose: `accountId`, `currencyName` and addresses on a chain are what people search by.
 */
const rules: readonly (readonly [SensitiveKind, RegExp])[] = [
  ['email', /(?:^|[a-z])e?mail(?:address|addr)?$/],
  ['phone', /(?:phone|mobile|msisdn|whatsapp)(?:number|no|num)?$/],
  ['bank_account', /(?:^|[a-z])iban(?:number|no)?$|bankaccount(?:number|no|num|id)?$|^account(?:number|no|num)$/],
  ['bank_account', new RegExp(`^${person}account(?:number|no|num)$`)],
  ['card', /(?:^|credit|debit|bank|masked)card(?:number|no|num|pan)$|^(?:masked)?pan$/],
  ['other', /^(?:card)?(?:cvv2?|cvc2?|cav2?|securitycode)$|^card(?:expiry|expiration|exp)(?:date|month|year)?$|^cavv$/],
  ['name', new RegExp(`^${person}s?(?:first|last|full|middle|given|family|legal|display)?name$`)],
  ['name', /^(?:first|last|full|middle|given|family|sur|maiden)name$|^(?:account|card)?holder$|^nameoncard$/],
  ['other', /(?:^|[a-z])(?:passport|nationalid|identity|nric|mykad|ssn|taxid)(?:number|no|num)?$/],
  ['other', /^(?:dateofbirth|birthdate|birthday|dob)$/],
];

/**
 * Payloads repeat their names, and the door asks for each: what was found is kept, of so many names at most. By a copy of the name:
 * the name itself is a piece of the payload's text, and would keep all of it.
 */
const kindsByName = new Map<string, SensitiveKind | null>();
const namesKeptMax = 2_000;
const nameLengthMax = 100;

const people = new RegExp(`^${person}s?$`);

/** No rule knows a shorter name. */
const knownLengthMin = 3;

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The same text in memory of its own. */
function copied(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Pure: what a field holds by its name alone, and for `name` by what it lies in: `payer.name`. Null: nothing that is known. */
export function genericKind(path: FieldPath): SensitiveKind | null {
  const last = path.at(-1) ?? '';
  const known = kindsByName.get(last);
  if (known !== undefined) return known;
  const name = plain(last);
  if (name === 'name') return people.test(plain(path.at(-2) ?? '')) ? 'name' : null;
  if (name.length < knownLengthMin) return null;
  const kind = rules.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  if (kindsByName.size < namesKeptMax && last.length <= nameLengthMax) kindsByName.set(copied(last), kind);
  return kind;
}
