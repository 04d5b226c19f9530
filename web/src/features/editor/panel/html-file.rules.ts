/** A saved page as text: UTF-8, or where that fails what Chinese programs write instead. */
export function decodeHtml(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
