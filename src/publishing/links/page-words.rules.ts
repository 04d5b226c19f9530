import { carriesMarker } from '../channels/link-marker.rules.js';

/** What a page must show to be the post. */
export interface Words {
  /** Empty for a post without one. */
  title: string;
  /** Beginning of the text. */
  lead: string;
  marker: string;
}

/** Shorter words stand on many pages. */
const TELLING = 6;

/** Whether the page is that of the post: its marker, its title, or the beginning of its text stand there. White space does not count. */
export function showsWords(html: string, { title, lead, marker }: Words): boolean {
  if (carriesMarker(html, marker)) return true;
  const page = bare(
    html
      .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(nbsp|#160);/gi, ' ')
      .replace(/&lt;/gi, '<')
      .replace(/&gt;/gi, '>')
      .replace(/&(quot|#34);/gi, '"')
      .replace(/&(#39|apos);/gi, "'")
      .replace(/&amp;/gi, '&'),
  );
  return [title, lead].map(bare).some((words) => words.length >= TELLING && page.includes(words));
}

function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\ufeff]+/g, '');
}
