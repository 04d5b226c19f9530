export const PASSWORD_MIN = 10;
/** Bound of what is hashed: longer input costs us, not the guesser. */
export const PASSWORD_MAX = 200;

/** Whether a new password is acceptable: long enough, neither the login nor the one it replaces. Length in characters as people count them. */
export function isAcceptablePassword(next: string, login: string, current: string | null): boolean {
  return (
    [...next].length >= PASSWORD_MIN &&
    [...next].length <= PASSWORD_MAX &&
    next.trim().toLowerCase() !== login.toLowerCase() &&
    next !== current
  );
}

/** The one form of a login: compatibility forms folded, no blanks around, lower case. */
export function canonicalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

/** Latin letters, digits, Chinese characters and `._-`; 2 to 64 characters, in canonical form. */
export const LOGIN_FORM = /^[\p{Script=Han}a-z0-9][\p{Script=Han}a-z0-9._-]{1,63}$/u;

// No characters that are mistaken for each other when read from a printed page.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A one-time password of 16 characters in groups of four (79 bits). @param random at least 64 random bytes */
export function oneTimePassword(random: Uint8Array): string {
  const limit = 256 - (256 % ALPHABET.length);
  const letters = [...random].filter((byte) => byte < limit).slice(0, 16);
  if (letters.length < 16) throw new RangeError('not enough random bytes');
  const text = letters.map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}
