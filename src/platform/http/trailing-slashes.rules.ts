/** An address or path without the slashes at its end. In one pass: looked for with `/\/+$/`, a row of slashes in its middle takes the square of its length. */
export function withoutTrailingSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === SLASH) end -= 1;
  return text.slice(0, end);
}

const SLASH = 0x2f;
