import type { ByteRange } from './stores/file-store.js';

/**
 * What a reader who asks for part of a file is given (RFC 9110, 14.2). Several parts at once are answered with the whole, as the standard
 * allows.
 * @param header the `Range` header, if any
 * @returns null = the whole; `unsatisfiable` = nothing of it lies within the file
 */
export function rangeOf(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  // Without a first one the last counts from the end.
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < from) return null;
  return from >= size || (first === '' && Number(last) === 0) ? 'unsatisfiable' : { from, to };
}
