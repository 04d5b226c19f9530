import { diffArrays } from 'diff';

/** A stretch of text that both have, or only one. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A paragraph before and after; one side is null where there is none. */
export interface ParagraphChange {
  kind: 'same' | 'added' | 'removed' | 'changed';
  before: string | null;
  after: string | null;
  /** Of a changed paragraph: what became of it, in reading order. */
  pieces: Piece[];
}

/** How long comparing may take altogether, ms: two hostile texts would take minutes. Whole paragraphs are shown for what is left. */
export const DIFF_BUDGET_MS = 400;
/** Paragraphs with less in common than this are no two versions of one. */
const ALIKE = 0.3;
/** Above so many pairs, paragraphs are paired by their places: weighing each against each would take too long. */
const MOST_PAIRS = 2_500;

/** What a reader calls one character: 𠮷 is one, and so is a family of emoji. Older browsers go by code points. */
export function graphemesOf(text: string): string[] {
  if (typeof Intl.Segmenter !== 'function') return Array.from(text);
  return Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);
}

/**
 * What was put in and taken out, by characters: Chinese has no spaces to tell words by.
 * @param budgetMs how long it may take
 * @returns null when that was not enough
 */
export function diffText(before: string, after: string, budgetMs: number = DIFF_BUDGET_MS): Piece[] | null {
  const changes = diffArrays(graphemesOf(before), graphemesOf(after), { timeout: budgetMs });
  if (changes === undefined) return null;
  return readable(
    changes.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  );
}

/**
 * Compares texts paragraph by paragraph, and within a changed one by characters.
 * @param budgetMs for all of it; what is not compared in time is shown as whole paragraphs
 */
export function diffParagraphs(
  before: readonly string[],
  after: readonly string[],
  budgetMs: number = DIFF_BUDGET_MS,
): ParagraphChange[] {
  const until = performance.now() + budgetMs;
  const left = (): number => until - performance.now();
  const changes = diffArrays([...before], [...after], { timeout: budgetMs });
  if (changes === undefined) return paired([...before], [...after], left);
  const result: ParagraphChange[] = [];
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    const next = changes[index + 1];
    if (!change) continue;
    if (!change.added && !change.removed) {
      result.push(...change.value.map((text): ParagraphChange => one('same', text, text)));
    } else if (change.removed && next?.added) {
      result.push(...paired(change.value, next.value, left));
      index += 1;
    } else {
      result.push(
        ...change.value.map((text) => (change.added ? one('added', null, text) : one('removed', text, null))),
      );
    }
  }
  return result;
}

/** Whether anything differs. */
export function hasChanges(changes: readonly ParagraphChange[]): boolean {
  return changes.some(({ kind }) => kind !== 'same');
}

function one(kind: ParagraphChange['kind'], before: string | null, after: string | null): ParagraphChange {
  return { kind, before, after, pieces: [] };
}

/** Which of the paragraphs taken out became which of those put in: the pairing, in order, that has most in common. */
function paired(removed: string[], added: string[], left: () => number): ParagraphChange[] {
  const result: ParagraphChange[] = [];
  let [i, j] = [0, 0];
  for (const [from, to] of [...matches(removed, added, left), [removed.length, added.length] as const]) {
    while (i < from) result.push(one('removed', removed[i++] ?? '', null));
    while (j < to) result.push(one('added', null, added[j++] ?? ''));
    if (from === removed.length) break;
    result.push(changed(removed[i++] ?? '', added[j++] ?? '', left));
  }
  return result;
}

function changed(before: string, after: string, left: () => number): ParagraphChange {
  if (before === after) return one('same', before, after);
  const pieces = left() > 0 ? diffText(before, after, left()) : null;
  return { kind: 'changed', before, after, pieces: pieces ?? whole(before, after) };
}

function whole(before: string, after: string): Piece[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

function matches(removed: string[], added: string[], left: () => number): (readonly [number, number])[] {
  const [rows, columns] = [removed.length, added.length];
  if (rows * columns > MOST_PAIRS || left() <= 0) {
    return Array.from({ length: Math.min(rows, columns) }, (_, index) => [index, index] as const);
  }
  const [left2, right2] = [removed.map(pairsOf), added.map(pairsOf)];
  const likeness = left2.map((a) => right2.map((b) => alike(a, b)));
  // best[i][j]: most that removed[i…] and added[j…] can have in common.
  const best = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const like = (i: number, j: number): number => likeness[i]?.[j] ?? 0;
  const together = (i: number, j: number): number => (like(i, j) >= ALIKE ? like(i, j) + at(i + 1, j + 1) : -1);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = Math.max(together(i, j), at(i + 1, j), at(i, j + 1));
    }
  }
  const found: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns;) {
    if (together(i, j) === at(i, j) && at(i, j) > 0) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** Neighbouring characters, each pair once: what two paragraphs are told alike by. */
function pairsOf(text: string): Set<string> {
  const characters = graphemesOf(text);
  return new Set(
    characters.length < 2 ? characters : characters.slice(1).map((end, index) => `${characters[index]}${end}`),
  );
}

function alike(a: Set<string>, b: Set<string>): number {
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return a.size + b.size === 0 ? 1 : (2 * both) / (a.size + b.size);
}

/** One character that happens to stay between two changes (的, a comma) tears them apart: it is counted to them. */
function readable(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed) result.push({ kind: 'removed', text: removed });
    if (added) result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    const isIsland = kind === 'same' && index > 0 && index < pieces.length - 1 && graphemesOf(text).length === 1;
    if (kind === 'same' && !isIsland) {
      flush();
      result.push({ kind, text });
    }
    if (kind === 'removed' || isIsland) removed += text;
    if (kind === 'added' || isIsland) added += text;
  }
  flush();
  return result;
}
