interface Node {
  type?: unknown;
  text?: unknown;
  content?: unknown;
}

/** The words of a body, a line for each block that holds text, as the search of stories has them. */
export function bodyLines(body: unknown): string[] {
  const { content } = (body ?? {}) as Node;
  if (!Array.isArray(content)) return [];
  const parts = content as Node[];
  if (parts.some(({ type }) => type === 'text')) {
    return [parts.map(({ text }) => (typeof text === 'string' ? text : ' ')).join('')];
  }
  return parts.flatMap(bodyLines);
}
