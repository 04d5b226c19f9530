/** A story's body as the API gives it: a ProseMirror document. */
export interface DocumentNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentNode[];
  text?: string;
}

/** What stands for a picture; `alt` is what it shows. */
export interface LineWords {
  picture: (alt: string) => string;
}

const LINES: LineWords = { picture: (alt) => `〔图〕${alt}` };

/**
 * A body as the paragraphs a person reads, in order: what two versions are compared by. Line breaks inside a paragraph stay in it; the
 * cells of a table row are one line; empty paragraphs say nothing and are left out.
 */
export function linesOfDocument(body: unknown, words: LineWords = LINES): string[] {
  if (!isNode(body)) return [];
  return linesOf(body, words).filter((line) => line.trim() !== '');
}

function linesOf(node: DocumentNode, words: LineWords): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [textOf(node)];
    case 'image':
      return [words.picture(String(node.attrs?.['alt'] ?? ''))];
    case 'listItem':
      return marked(inside(node, words), '· ');
    case 'blockquote':
      return inside(node, words).map((line) => `> ${line}`);
    case 'tableRow':
      return [(node.content ?? []).map((cell) => inside(cell, words).join(' ')).join(' ｜ ')];
    case 'horizontalRule':
      return ['———'];
    default:
      return inside(node, words);
  }
}

function inside(node: DocumentNode, words: LineWords): string[] {
  return (node.content ?? []).flatMap((child) => linesOf(child, words));
}

function marked([first, ...rest]: string[], mark: string): string[] {
  return first === undefined ? [] : [mark + first, ...rest];
}

function textOf(node: DocumentNode): string {
  return (node.content ?? []).map(({ type, text }) => (type === 'hardBreak' ? '\n' : (text ?? ''))).join('');
}

function isNode(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
