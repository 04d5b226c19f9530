/** What became of opening a link, redirects followed; `url` = where it led, `text` = its page, or the beginning of one without end. */
export type PageAnswer =
  | { kind: 'answered'; status: number; url: string; text: string }
  /** `code`: that of the client, or `REDIRECTS`, `DEADLINE`, `ADDRESS`. */
  | { kind: 'silent'; code: string; reason: string; url: string };

/** The charset a page says it is in: its header first, then its own head. `utf-8` where neither says a known one. */
export function charsetOf(contentType: string | undefined, head: string): string {
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  for (const text of [contentType ?? '', head]) {
    const charset = named.exec(text)?.[1]?.toLowerCase();
    // GB 18030 reads everything that calls itself by its older names.
    if (charset && /^gb/.test(charset)) return 'gb18030';
    if (charset && ['utf-8', 'utf8', 'big5'].includes(charset)) return charset;
  }
  return 'utf-8';
}
