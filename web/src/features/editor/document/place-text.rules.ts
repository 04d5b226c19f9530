import type { DocumentJson } from '../draft/canonical';
import { PAGE_PLACE } from './link-address.rules';

/** The node that stands for the place of the page's address. */
export const PLACE_NODE = 'pagePlace';

/** A plain text as a document: a paragraph for each line, the place of the page's address a thing of its own. */
export function documentOfText(text: string): DocumentJson {
  return { type: 'doc', content: text.split('\n').map(paragraphOf) };
}

/** The same text again, sign by sign. */
export function textOfDocument({ content = [] }: DocumentJson): string {
  return content.map((block) => (block.content ?? []).map(signsOf).join('')).join('\n');
}

function paragraphOf(line: string): DocumentJson {
  const content = line.split(PAGE_PLACE).flatMap((text, at): DocumentJson[] => [
    ...(at > 0 ? [{ type: PLACE_NODE }] : []),
    // A document knows no empty text.
    ...(text === '' ? [] : [{ type: 'text', text }]),
  ]);
  return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
}

function signsOf({ type, text }: DocumentJson): string {
  return type === PLACE_NODE ? PAGE_PLACE : (text ?? '');
}
