import { type FlatText, sliceFlat } from '../text/flat-text.rules.js';
import { type MarkerKind, readOrdinal } from './markers.rules.js';

const INNER: readonly (readonly [MarkerKind, RegExp])[] = [
  ['circled', /(?<=^|[。；：，])([一二三四五六七八九十])[是要]/g],
  ['circled', /(?<=^|[。；：])第([一二三四五六七八九十])[，、：]/g],
  ['hanziRound', /（([一二三四五六七八九十]{1,2})）/g],
  ['digit', /(?<!\d)(\d{1,2})[.、](?!\d)/g],
  ['digitRound', /（(\d{1,2})）/g],
  ['circled', /([①②③④⑤⑥⑦⑧⑨])/g],
];

/** Parts a paragraph that numbers its own points, 1 2 3 … without a gap; null when it does not. With `kind`, only that numbering, from its very start. */
export function splitNumbered(text: FlatText, kind?: MarkerKind): FlatText[] | null {
  for (const [shapeKind, shape] of INNER) {
    if (kind !== undefined && shapeKind !== kind) continue;
    const starts: number[] = [];
    for (const match of text.flat.matchAll(shape)) {
      if (readOrdinal(match[1] ?? '') === starts.length + 1 && mayBegin(text, match.index)) starts.push(match.index);
    }
    if (starts.length < 2 || (kind !== undefined && starts[0] !== 0)) continue;
    return starts.map((start, index) => sliceFlat(text, start, starts[index + 1] ?? text.flat.length));
  }
  return null;
}

/** A point begins behind a stop, or where the line leaves a gap before it: `（1）图文报道  （2）短视频`. */
function mayBegin({ flat, at }: FlatText, index: number): boolean {
  if (index === 0 || /[。；：，]/.test(flat.charAt(index - 1))) return true;
  return (at[index] ?? 0) - (at[index - 1] ?? 0) > 1;
}
