/** Brackets and quotes of a flat text. */
const PAIRS: Readonly<Record<string, string>> = { '（': '）', '《': '》', '“': '”', '〔': '〕', '【': '】' };
const CLOSERS = new Set(Object.values(PAIRS));

/** Place of the first of `marks` outside of brackets and quotes; without one that closes, the first at all; -1 where there is none. */
export function stopOutside(flat: string, marks: string): number {
  const open: string[] = [];
  let first = -1;
  for (let index = 0; index < flat.length; index += 1) {
    const character = flat.charAt(index);
    const closer = PAIRS[character];
    if (closer !== undefined) open.push(closer);
    else if (CLOSERS.has(character)) {
      if (open.at(-1) === character) open.pop();
    } else if (marks.includes(character)) {
      if (open.length === 0) return index;
      if (first < 0) first = index;
    }
  }
  return open.length === 0 ? -1 : first;
}

/** The part of `flat[low, high)` that cuts no bracket: it begins behind one that was opened before, and ends before one that closes later. */
export function uncut(flat: string, [low, high]: readonly [number, number]): readonly [number, number] {
  let from = low;
  const open: number[] = [];
  for (let index = low; index < high; index += 1) {
    const character = flat.charAt(index);
    if (PAIRS[character] !== undefined) open.push(index);
    else if (CLOSERS.has(character)) {
      if (PAIRS[flat.charAt(open.at(-1) ?? -1)] === character) open.pop();
      else [from, open.length] = [index + 1, 0];
    }
  }
  return [from, open[0] ?? high];
}
