/**
 * What the console's page may load and do. Scripts come from here alone; style elements need this answer's nonce (the kit writes them as
 * it goes); style attributes are free, for the phones' previews show articles whose styles are inline. Frames
 * show previews, which come from here too, under a policy of their own.
 */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "media-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
