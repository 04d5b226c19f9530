const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS_PER_GROUP = 7;
const CHARS_PER_GROUP = 4;

/** The short id in a post's address: the mid in groups of seven digits from the right, each in base 62. */
export function bidOf(mid: string): string {
  let bid = '';
  for (let end = mid.length; end > 0; end -= DIGITS_PER_GROUP) {
    const start = Math.max(0, end - DIGITS_PER_GROUP);
    const group = base62(Number(mid.slice(start, end)));
    bid = (start === 0 ? group : group.padStart(CHARS_PER_GROUP, '0')) + bid;
  }
  return bid;
}

/** The reverse; null for what is no short id. */
export function midOf(bid: string): string | null {
  if (!/^[0-9a-zA-Z]{1,16}$/.test(bid)) return null;
  let mid = '';
  for (let end = bid.length; end > 0; end -= CHARS_PER_GROUP) {
    const start = Math.max(0, end - CHARS_PER_GROUP);
    let value = 0;
    for (const char of bid.slice(start, end)) value = value * 62 + ALPHABET.indexOf(char);
    mid = (start === 0 ? String(value) : String(value).padStart(DIGITS_PER_GROUP, '0')) + mid;
  }
  return mid;
}

/** A non-negative integer in base 62. */
export function base62(value: number): string {
  let rest = value;
  let text = '';
  do {
    text = (ALPHABET[rest % 62] ?? '') + text;
    rest = Math.floor(rest / 62);
  } while (rest > 0);
  return text;
}
