import sanitize from 'sanitize-html';
import { carriesMarker } from './link-marker.rules.js';

/** What a page must show to be the post. */
export interface Words {
  /** Empty for a post without one. */
  title: string;
  /** Beginning of the text. */
  lead: string;
  marker: string;
}

/** A post is named early on its page; what comes after so many characters is not read. */
const MOST_READ = 200_000;
/** Shorter words stand on many pages. */
const TELLING = 6;

/** Whether the page is that of the post: its marker, its title, or the beginning of its text stand there. White space does not count. */
export function showsWords(html: string, { title, lead, marker }: Words): boolean {
  if (carriesMarker(html, marker)) return true;
  const page = bare(textOf(html.slice(0, MOST_READ)));
  return [title, lead].map(bare).some((words) => words.length >= TELLING && page.includes(words));
}

/** What a reader sees of it. By a parser: a page is anybody's, and patterns over one that never closes its tags take minutes. */
function textOf(html: string): string {
  return sanitize(html, { allowedTags: [], allowedAttributes: {} })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\ufeff]+/g, '');
}
