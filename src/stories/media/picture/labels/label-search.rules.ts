/** A label that is longer is none we can carry on: a JPEG holds 64 KiB a segment. Characters or bytes. */
export const LONGEST_LABEL = 16 * 1024;
/** Characters looked at behind the beginning of a label. */
const WINDOW = 4 * LONGEST_LABEL;
/** Beginnings looked at in all texts together. A picture has one label; each beginning costs a walk through its window. */
const MOST_BEGINNINGS = 64;

const BEGINNING = /\{\s*"(?:AIGC|Label)"/g;

/**
 * The first label in texts that hold `{"AIGC": {…}}`, or the object itself, among anything else: generators write it into comments so.
 * What begins like a label and does not end is given back as far as it was looked at, which is longer than any that can be carried on: a
 * label we cannot read must not be taken away unseen. The same for a text with more beginnings than anybody needs.
 * @returns null when there is none
 */
export function labelIn(texts: readonly string[]): string | null {
  let left = MOST_BEGINNINGS;
  for (const text of texts) {
    for (const { index } of text.matchAll(BEGINNING)) {
      const window = text.slice(index, index + WINDOW);
      if ((left -= 1) < 0) return window.padEnd(LONGEST_LABEL + 1);
      const json = objectIn(window);
      const label = json === null ? null : labelOf(json);
      if (label !== null) return label;
      if (json === null && window.length === WINDOW) return window;
    }
  }
  return null;
}

function labelOf(json: string): string | null {
  try {
    const { AIGC, Label } = JSON.parse(json) as { AIGC?: unknown; Label?: unknown };
    if (typeof AIGC === 'string') return AIGC;
    if (typeof AIGC === 'object' && AIGC !== null) return JSON.stringify(AIGC);
    return Label === undefined ? null : json;
  } catch {
    return null;
  }
}

/** The object a text begins with, up to the brace that closes it. */
function objectIn(text: string): string | null {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && (depth -= 1) === 0) return text.slice(0, at + 1);
  }
  return null;
}
