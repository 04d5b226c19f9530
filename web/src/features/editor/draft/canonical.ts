/** A document as editors and the API give it. */
export interface DocumentJson {
  type: string;
  attrs?: Record<string, unknown>;
  content?: DocumentJson[];
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  text?: string;
}

/** The server keeps marks in this order. */
const MARKS = ['link', 'bold', 'italic', 'underline', 'strike'];
/** Attributes that editors write along and the server does not keep. */
const LEFTOVERS = new Set(['target', 'rel', 'class', 'title', 'colwidth', 'type', 'align']);
const DEFAULTS: Record<string, unknown> = { start: 1, colspan: 1, rowspan: 1 };

/** A document without what has no meaning, so that the same text is the same JSON. */
export function canonical(node: DocumentJson): DocumentJson {
  const attrs = kept(node.attrs);
  const marks = node.marks
    ?.map(({ type, attrs: own }) => ({ type, ...shown(kept(own)) }))
    .sort((one, other) => MARKS.indexOf(one.type) - MARKS.indexOf(other.type));
  return {
    type: node.type,
    ...shown(attrs),
    ...(node.content && node.content.length > 0 ? { content: node.content.map(canonical) } : {}),
    ...(marks && marks.length > 0 ? { marks } : {}),
    ...(node.text === undefined ? {} : { text: node.text }),
  };
}

function kept(attrs: Record<string, unknown> | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).filter(
      ([name, value]) => value !== null && value !== undefined && !LEFTOVERS.has(name) && DEFAULTS[name] !== value,
    ),
  );
}

function shown(attrs: Record<string, unknown>): { attrs?: Record<string, unknown> } {
  return Object.keys(attrs).length > 0 ? { attrs } : {};
}

/** Equal as JSON, whatever the order of members. */
export function sameValue(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

const BLOCK_ENDS = new Set(['paragraph', 'heading', 'listItem', 'tableRow', 'horizontalRule']);

/** The words of a document, a line for each paragraph; pictures by what they show. */
export function wordsOf(node: DocumentJson): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'image') return `〔图：${String(node.attrs?.['alt'] ?? '')}〕\n`;
  const inside = (node.content ?? []).map(wordsOf).join(node.type === 'tableRow' ? ' ' : '');
  return BLOCK_ENDS.has(node.type) && !inside.endsWith('\n') ? `${inside}\n` : inside;
}

/** Pictures of a document in reading order. */
export function picturesOf(node: DocumentJson): { sha256: string; alt: string }[] {
  const own =
    node.type === 'image'
      ? [{ sha256: String(node.attrs?.['sha256'] ?? ''), alt: String(node.attrs?.['alt'] ?? '') }]
      : [];
  return [...own, ...(node.content ?? []).flatMap(picturesOf)];
}
