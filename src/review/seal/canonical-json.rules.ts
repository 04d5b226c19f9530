/** What the canonical form can hold. Numbers are whole; `undefined` does not exist in it. */
export type CanonicalValue = string | number | boolean | null | CanonicalValue[] | { [key: string]: CanonicalValue };

/** A value that has no canonical form; `path` says where, e.g. `body.content[2].attrs.width`. */
export class NotCanonical extends Error {
  constructor(
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path || '(root)'}: ${reason}`);
    this.name = 'NotCanonical';
  }
}

/**
 * One text for one value: keys sorted by UTF-16 code units, no white space, strings escaped as JSON.stringify does and
 * otherwise left exactly as they are (no Unicode normalisation: a reviewer signs the characters, not their cousins).
 * This is RFC 8785 narrowed to whole numbers, because a float has more than one honest spelling.
 * Reading the text back with JSON.parse gives an equal value.
 *
 * @throws NotCanonical for floats, numbers beyond 2^53, lone surrogates (no UTF-8 form), `undefined`, and anything that is not plain JSON
 */
export function canonicalJson(value: unknown, path = ''): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value, path);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical(path, 'only whole numbers below 2^53 can be sealed');
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => canonicalJson(item, `${path}[${index}]`)).join(',')}]`;
  }
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${members.map(([key, item]) => member(key, item, path)).join(',')}}`;
  }
  throw new NotCanonical(path, `a ${typeof value} cannot be sealed`);
}

function member(key: string, item: unknown, path: string): string {
  const place = path === '' ? key : `${path}.${key}`;
  return `${canonicalString(key, place)}:${canonicalJson(item, place)}`;
}

function canonicalString(text: string, path: string): string {
  // Half of a surrogate pair has no UTF-8 bytes: two different strings would share one digest.
  if (/\p{Surrogate}/u.test(text)) throw new NotCanonical(path, 'half of a character pair cannot be sealed');
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  // An object literal's prototype is the root of its realm; instances of classes (Date, Map, Buffer) are further away.
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
