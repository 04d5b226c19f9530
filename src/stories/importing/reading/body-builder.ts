import type { Alignment } from '../../document/document-attributes.rules.js';
import { type DocumentNode, LINK_PLACE } from '../../variant-content.rules.js';
import type { Sight } from './inline-style.rules.js';

/** What the elements around a text say of it. */
export interface Around {
  marks: readonly string[];
  href: string | null;
  align: Alignment | null;
  /** Level of the heading it stands in, or null. */
  heading: number | null;
  /** Lists and quotes around it. */
  depth: number;
  inTable: boolean;
  sight: Sight;
}

/** Marks in the order documents keep them. */
const MARK_ORDER = ['bold', 'italic', 'underline', 'strike'];
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200d\u2060\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Gathers blocks from a run of texts and elements: texts become lines, lines paragraphs. */
export class BodyBuilder {
  readonly blocks: DocumentNode[] = [];
  private line: DocumentNode[] = [];
  private first: Around | null = null;

  text(raw: string, around: Around): void {
    const writing = raw
      .replace(UNWRITABLE, '')
      .replaceAll(LINK_PLACE, '')
      .replace(/[ \t\r\n\f]+/g, ' ');
    // Blanks at the beginning of a line are a layout's way to indent.
    const text = this.blank() ? writing.replace(/^[\s\u00a0\u3000]+/, '') : writing;
    if (text === '') return;
    this.first ??= around;
    const marks = marksOf(around);
    const last = this.line.at(-1);
    if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += text;
    else this.line.push({ type: 'text', ...(marks.length > 0 ? { marks } : {}), text });
  }

  lineBreak(): void {
    if (!this.blank()) this.line.push({ type: 'hardBreak' });
  }

  /** Ends the line; one without writing leaves nothing. */
  end(): void {
    const content = trimmed(this.line);
    const around = this.first;
    this.line = [];
    this.first = null;
    if (content.length === 0 || around === null) return;
    const attrs = { textAlign: around.align };
    this.blocks.push(
      around.heading === null
        ? { type: 'paragraph', attrs, content }
        : { type: 'heading', attrs: { ...attrs, level: around.heading }, content },
    );
  }

  block(node: DocumentNode): void {
    this.end();
    this.blocks.push(node);
  }

  private blank(): boolean {
    const last = this.line.at(-1);
    return last === undefined || last.type === 'hardBreak';
  }
}

function marksOf({ marks, href }: Around): NonNullable<DocumentNode['marks']> {
  const own = MARK_ORDER.filter((type) => marks.includes(type)).map((type) => ({ type }));
  return href === null ? own : [{ type: 'link', attrs: { href } }, ...own];
}

function trimmed(line: DocumentNode[]): DocumentNode[] {
  const kept = [...line];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    if (last.type === 'text') {
      const text = (last.text ?? '').trimEnd();
      if (text !== '') return [...kept.slice(0, -1), { ...last, text }];
    }
    kept.pop();
  }
  return kept;
}
