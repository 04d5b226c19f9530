/** The words a comment stands at, and a little of what stood around them. */
export interface Anchor {
  quote: string;
  before: string;
  after: string;
}

/** Characters kept of what stands before and behind. */
export const AROUND = 24;

export function anchorAt(text: string, from: number, to: number): Anchor {
  return {
    quote: text.slice(from, to),
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(to, to + AROUND),
  };
}

/**
 * Where the words stand now: where they are as they were, with the likeliest surroundings; where they were reworded, between what stood
 * around them. Null when neither is there any more.
 */
export function findAnchor(text: string, { quote, before, after }: Anchor): { from: number; to: number } | null {
  if (quote === '') return null;
  let best: { from: number; score: number } | null = null;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const score = sameEnd(text.slice(0, at), before) + sameStart(text.slice(at + quote.length), after);
    if (!best || score > best.score) best = { from: at, score };
  }
  if (best) return { from: best.from, to: best.from + quote.length };
  return between(text, before, after, quote.length);
}

/** At least so much of the surroundings must be left to be sure of the place. */
const SURE = 4;

function between(text: string, before: string, after: string, length: number): { from: number; to: number } | null {
  const [left, right] = [before.slice(-AROUND / 2), after.slice(0, AROUND / 2)];
  if (left.length < SURE || right.length < SURE) return null;
  const from = text.indexOf(left);
  if (from < 0 || text.indexOf(left, from + 1) >= 0) return null;
  const start = from + left.length;
  const end = text.indexOf(right, start);
  return end > start && end - start <= length * 3 + AROUND ? { from: start, to: end } : null;
}

function sameEnd(text: string, end: string): number {
  let n = 0;
  while (n < end.length && n < text.length && text.at(-1 - n) === end.at(-1 - n)) n += 1;
  return n;
}

function sameStart(text: string, start: string): number {
  let n = 0;
  while (n < start.length && text[n] === start[n]) n += 1;
  return n;
}
