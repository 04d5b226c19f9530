interface Node {
  type?: unknown;
  attrs?: { sha256?: unknown; alt?: unknown };
  content?: unknown;
}

/** The pictures of a body, in its order. */
export function picturesOf(body: unknown): { sha256: string; alt: string }[] {
  const { type, attrs, content } = (body ?? {}) as Node;
  if (type === 'image' && typeof attrs?.sha256 === 'string') {
    return [{ sha256: attrs.sha256, alt: typeof attrs.alt === 'string' ? attrs.alt : '' }];
  }
  return Array.isArray(content) ? content.flatMap(picturesOf) : [];
}
