import { passwordLengthMax } from '@/lib/access/password';

/** NIST SP 800-63B-4 §3.1.1.2 asks for 15 where a password stands alone and 8 beside a second factor. */
export const passwordLengthMin = 12;

/** Left over once the guessable parts are gone. */
const restLengthMin = 6;

const guessable =
  /password|passw0rd|callback|console|welcome|letmein|qwerty(uiop)?|asdfgh|admin|secret|changeme|0?123456789?0?|abcdef|iloveyou/g;

/**
 * Pure: why `password` is not good enough for a person of this e-mail and name, in words for the form; null: it is. Length and
 * what guessers try first count, mixtures of characters do not (NIST SP 800-63B-4 §3.1.1.2).
 */
export function passwordProblem(password: string, person: { email: string; name: string }): string | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < passwordLengthMin) return `At least ${passwordLengthMin} characters; a few words make a good one.`;
  if (text.length > passwordLengthMax) return `At most ${passwordLengthMax} characters.`;
  if (new Set(text).size < 5) return 'It repeats too few characters. A few words make a good one.';
  const own = [person.email, person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3);
  const withoutOwn = own.reduce((rest, word) => rest.replaceAll(word, ''), text.toLowerCase());
  const rest = withoutOwn.replaceAll(guessable, '');
  if ([...rest].length < restLengthMin)
    return 'It is mostly a name or a word that guessers try first. Choose another one.';
  return null;
}
