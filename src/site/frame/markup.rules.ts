import { escapeHtml } from '../../stories/rendering/html-writer.rules.js';

/** HTML that may stand in a page as it is: made by `markup`, or vouched for with `trusted`. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | null | false | readonly Part[];

/** A template whose places are escaped unless they are markup already; null and false leave nothing, lists stand side by side. */
export function markup(literals: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = literals[0] ?? '';
  parts.forEach((part, index) => {
    text += written(part) + (literals[index + 1] ?? '');
  });
  return new Markup(text);
}

/** HTML from a place that answers for it, such as the one renderer of bodies. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** JSON for a data block in a page: no text in it can end the block. */
export function jsonData(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escapeUnit));
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function written(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(written).join('');
  return escapeHtml(String(part));
}
