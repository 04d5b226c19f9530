import { type Figure, isMet } from './figure.js';

/** The one line a program reads; goals come first in their order, what is only reported follows. */
export function toLine(figures: readonly Figure[]): string {
  return JSON.stringify({
    figures: figures.map(({ name, value, goal, better, floor }) => ({ name, value, goal, better, floor })),
  });
}

/** For people: with the spread of the rounds and whether the goal is met. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    show(figure.value),
    `${show(figure.spread.low)}–${show(figure.spread.high)}`,
    goalOf(figure),
    { true: '✓', false: '✗', undefined: '' }[String(isMet(figure))] ?? '',
    figure.floor === null ? '' : `${show(figure.floor)} ${figure.floorUnit}`.trim(),
    figure.note ?? '',
  ]);
  return align([['figure', 'median', 'spread', 'goal', 'met', 'floor', ''], ...rows]);
}

/** Columns of equal width, for characters of one column each. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function goalOf({ goal, better }: Figure): string {
  return goal === null ? '' : `${better === 'higher' ? '≥' : '≤'} ${goal}`;
}

function show(value: number): string {
  return String(Number(value.toPrecision(4)));
}
