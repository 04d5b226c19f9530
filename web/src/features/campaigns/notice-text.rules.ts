/** A stretch of the notice and the fields that were read from it. */
export interface Stretch {
  text: string;
  /** Paths of fields, e.g. `pillars[0].title`; the most particular last. */
  fields: string[];
}

/** The text cut where a span begins or ends. Spans outside the text are left out. */
export function stretchesOf(text: string, spans: Readonly<Record<string, readonly [number, number]>>): Stretch[] {
  const found = Object.entries(spans)
    .filter(([, [start, end]]) => start >= 0 && end <= text.length && start < end)
    .sort(([, [a, b]], [, [c, d]]) => d - c - (b - a));
  const cuts = [...new Set([0, text.length, ...found.flatMap(([, span]) => span)])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const fields = found.filter(([, span]) => span[0] <= start && span[1] >= end).map(([path]) => path);
    return { text: text.slice(start, end), fields };
  });
}

/** Whether what was read for `path` belongs to the field `wanted`: itself or a part of it. */
export function belongsTo(path: string, wanted: string): boolean {
  return path === wanted || path.startsWith(`${wanted}.`) || path.startsWith(`${wanted}[`);
}
