/** A ProseMirror document as the API takes it. */
export interface BodyNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: BodyNode[];
  text?: string;
}

/** A picture by the name of its file, before it is uploaded. */
export interface DemoPicture {
  file: string;
  alt: string;
  caption?: string;
}

/** One block of a body as it is written down: a paragraph is a plain text. */
export type Block =
  | string
  | { heading: string }
  | { list: readonly string[] }
  | { steps: readonly string[] }
  | { quote: string }
  | { picture: DemoPicture };

/**
 * The document of a body.
 * @param sha256 the uploaded picture's name, by its file
 */
export function bodyOf(blocks: readonly Block[], sha256: (file: string) => string): BodyNode {
  return { type: 'doc', content: blocks.map((block) => nodeOf(block, sha256)) };
}

/** The pictures of a body, in order. */
export function picturesOf(blocks: readonly Block[]): DemoPicture[] {
  return blocks.flatMap((block) => (typeof block === 'object' && 'picture' in block ? [block.picture] : []));
}

/** The texts of a document in reading order, one per text node; what a page or a post must show of it. */
export function textsOf(node: BodyNode): string[] {
  return [...(node.text === undefined ? [] : [node.text]), ...(node.content ?? []).flatMap(textsOf)];
}

function nodeOf(block: Block, sha256: (file: string) => string): BodyNode {
  if (typeof block === 'string') return paragraph(block);
  if ('heading' in block) return { type: 'heading', attrs: { level: 2 }, content: [text(block.heading)] };
  if ('list' in block) return { type: 'bulletList', content: block.list.map(item) };
  if ('steps' in block) return { type: 'orderedList', content: block.steps.map(item) };
  if ('quote' in block) return { type: 'blockquote', content: [paragraph(block.quote)] };
  const { file, alt, caption = null } = block.picture;
  return { type: 'image', attrs: { sha256: sha256(file), alt, caption } };
}

function item(words: string): BodyNode {
  return { type: 'listItem', content: [paragraph(words)] };
}

function paragraph(words: string): BodyNode {
  return { type: 'paragraph', content: [text(words)] };
}

function text(words: string): BodyNode {
  return { type: 'text', text: words };
}
