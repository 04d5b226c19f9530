/** Kinds of numbering, from the outside to the inside as official documents use them (GB/T 9704: 一、 （一） 1. （1）). */
export const MARKER_KINDS = [
  'part',
  'chapter',
  'article',
  'hanzi',
  'hanziRound',
  'digit',
  'digitRound',
  'circled',
  'label',
] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];

export interface Marker {
  readonly kind: MarkerKind;
  /** Its number; 0 for a label. */
  readonly number: number;
  /** Length of the marker in the flat text. */
  readonly length: number;
}

const HANZI = '[一二三四五六七八九十百]{1,4}';
const SHAPES: readonly (readonly [MarkerKind, RegExp])[] = [
  ['part', new RegExp(`^第(${HANZI})部分[：、.]?`)],
  ['chapter', new RegExp(`^第(${HANZI})[章节][：、.]?`)],
  ['article', new RegExp(`^第(${HANZI}|\\d{1,3})条[：、.]?`)],
  ['hanziRound', new RegExp(`^（(${HANZI})）[、.]?`)],
  ['hanzi', new RegExp(`^(${HANZI})[、.，](?!\\d)`)],
  ['digitRound', /^（(\d{1,2})）[、.]?/],
  ['digitRound', /^(\d{1,2})）[、.]?/],
  ['digit', /^(\d{1,2})[.、，](?!\d(?!\d{0,3}[年月]))/],
  ['circled', /^([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮])[、.]?/],
];

/** What every one of them begins with: most lines do not. */
const MAY_OPEN = /^[第（一二三四五六七八九十百\d①-⑮]/;

/** Value of a numbering's own number: Arabic, Chinese or circled. */
export function readOrdinal(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮'.indexOf(text);
  if (circled >= 0) return circled + 1;
  const digit = (character: string | undefined): number => '一二三四五六七八九'.indexOf(character ?? '-') + 1;
  const ten = text.indexOf('十');
  if (ten < 0) return digit(text);
  return (ten === 0 ? 1 : digit(text[ten - 1])) * 10 + digit(text[ten + 1]);
}

/** The numbering at the start of a flat text, or null. Dates (7.15) and plain numbers are none. */
export function markerOf({ flat }: { readonly flat: string }): Marker | null {
  if (!MAY_OPEN.test(flat)) return null;
  for (const [kind, shape] of SHAPES) {
    const match = shape.exec(flat);
    if (match) return { kind, number: readOrdinal(match[1] ?? ''), length: match[0].length };
  }
  return null;
}
