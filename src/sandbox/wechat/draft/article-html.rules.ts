/** Dropped with everything in them. */
const RAW_ELEMENTS = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'select',
  'title',
  'object',
  'iframe',
]);
/** Dropped as tags; what stands between them stays. */
const DROPPED_TAGS = new Set(
  'link meta base input form button embed frame frameset html head body applet marquee option'.split(' '),
);

const TOKEN = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>|<(?=[a-zA-Z/!?])/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?/g;

export interface FilteredHtml {
  html: string;
  /** What was taken out, such as `script` or `img https://…`: for people who wonder where it went. */
  dropped: string[];
}

/**
 * What the platform keeps of an article's HTML: no scripts, no style or form elements, no event handlers, no picture
 * that was not uploaded to it. Inline styles stay.
 */
export function filterArticleHtml(input: string, knowsPicture: (address: string) => boolean): FilteredHtml {
  const dropped: string[] = [];
  let skipping: string | null = null;
  let html = '';
  let last = 0;
  for (const match of input.matchAll(TOKEN)) {
    if (skipping === null) html += input.slice(last, match.index);
    last = match.index + match[0].length;
    const name = match[2]?.toLowerCase();
    const closing = match[1] === '/';
    if (skipping !== null) {
      if (closing && name === skipping) skipping = null;
    } else if (name === undefined) {
      // A comment is dropped; a stray "<" that opens nothing is text.
      if (match[0] === '<') html += '&lt;';
    } else if (RAW_ELEMENTS.has(name)) {
      if (!closing) {
        dropped.push(name);
        skipping = name;
      }
    } else if (DROPPED_TAGS.has(name)) {
      if (!closing) dropped.push(name);
    } else if (name === 'img' && !closing) {
      const source = attributes(match[3] ?? '').find(([key]) => key === 'src')?.[1] ?? '';
      if (knowsPicture(decodeEntities(source))) html += cleanTag(name, match[3] ?? '', dropped);
      else dropped.push(`img ${source.slice(0, 200)}`);
    } else {
      html += closing ? `</${match[2]}>` : cleanTag(match[2] ?? name, match[3] ?? '', dropped);
    }
  }
  if (skipping === null) html += input.slice(last);
  return { html, dropped };
}

function attributes(text: string): [name: string, value: string | null][] {
  return [...text.matchAll(ATTRIBUTE)].map((match) => {
    const quoted = match[2] ?? null;
    const value = quoted !== null && /^["']/.test(quoted) ? quoted.slice(1, -1) : quoted;
    return [(match[1] ?? '').toLowerCase(), value];
  });
}

function cleanTag(name: string, text: string, dropped: string[]): string {
  const all = attributes(text);
  const kept = all.filter((attribute) => !isActive(attribute));
  if (kept.length === all.length) return `<${name}${text}>`;
  for (const attribute of all) {
    if (isActive(attribute)) dropped.push(`${name.toLowerCase()} ${attribute[0]}`);
  }
  const written = kept.map(([key, value]) => (value === null ? key : `${key}="${value.replaceAll('"', '&quot;')}"`));
  return `<${[name, ...written].join(' ')}>`;
}

/** Whether an attribute could run something. */
function isActive([key, value]: [name: string, value: string | null]): boolean {
  // Browsers skip blanks and control characters inside a scheme.
  const address = [...decodeEntities(value ?? '')]
    .filter((char) => char > ' ')
    .join('')
    .toLowerCase();
  return key.startsWith('on') || key === 'srcdoc' || /^(javascript|vbscript|data:text)/.test(address);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The words of an article without its markup, spaces folded. */
export function plainText(html: string): string {
  const text = html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<\/(p|div|section|h[1-6]|li|tr|blockquote)\s*>|<br\s*\/?>/gi, ' ')
    .replace(/<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'"<>])*>/g, '');
  return decodeEntities(text).replace(/\s+/g, ' ').trim();
}

/** Addresses of the pictures in an article, in order. */
export function picturesOf(html: string): string[] {
  const found: string[] = [];
  for (const match of html.matchAll(TOKEN)) {
    if (match[2]?.toLowerCase() !== 'img' || match[1] === '/') continue;
    const source = attributes(match[3] ?? '').find(([key]) => key === 'src')?.[1];
    if (source) found.push(decodeEntities(source));
  }
  return found;
}
