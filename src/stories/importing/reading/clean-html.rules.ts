import sanitize from 'sanitize-html';
import { type LostCode, lostWith } from './lost.rules.js';

/** An element of cleaned HTML, or a text. */
export type HtmlNode = string | HtmlElement;
export interface HtmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: HtmlNode[];
}

/** Deeper than any layout tool nests, and shallow enough to be walked. */
const DEEPEST = 200;

const INLINE = 'span strong b em i u s del strike a sup sub font code mark small big label';
const BLOCKS =
  'section div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote table caption thead tbody tfoot tr th td figure figcaption ' +
  'article header footer main aside center pre';

/**
 * The one list of what comes in: elements that say something, inline styles that mean something. Everything else is removed, with its
 * content where that is no writing.
 */
const OPTIONS: sanitize.IOptions = {
  allowedTags: `${INLINE} ${BLOCKS} br hr img`.split(' '),
  allowedAttributes: {
    '*': ['style', 'align'],
    a: ['href'],
    img: ['src', 'data-src', 'alt'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedStyles: {
    '*': {
      'text-align': [/^(left|center|right)$/i],
      'font-weight': [/^(bold|bolder|[6-9]00|normal|[1-5]00)$/i],
      'font-style': [/^(italic|normal)$/i],
      'text-decoration': [/^(underline|line-through|none)/i],
      'text-decoration-line': [/^(underline|line-through|none)$/i],
      display: [/^none$/i],
      visibility: [/^(hidden|collapse|visible)$/i],
      opacity: [/^0(\.0{1,9})?$/],
      // Within a size of nothing, one of its own brings writing back.
      'font-size': [/^.{1,60}$/],
    },
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: ['http', 'https', 'data'] },
  allowProtocolRelative: true,
  nonTextTags:
    'script style textarea option noscript svg math canvas iframe video audio object select title head'.split(' '),
  // A picture in the address itself may be as long as the rest of the page: only its kind is of interest.
  transformTags: {
    img: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, src: (attribs['src'] ?? '').replace(/^\s*(data:[\w/+.-]*)[\s\S]*$/i, '$1') },
    }),
  },
  nestingLimit: DEEPEST,
};

/**
 * Cleans foreign HTML.
 * @param lost told of everything that is not kept, once each time
 */
export function cleanHtml(html: string, lost: (code: LostCode) => void): HtmlNode[] {
  const clean = sanitize(html, {
    ...OPTIONS,
    onOpenTag: (name, attributes) => lostWith(name, attributes).forEach(lost),
  });
  return treeOf(clean);
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/g;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Reads what the cleaner writes: elements closed in order, and in texts and attributes none of `<`, `>`, `"` but as entities. */
function treeOf(clean: string): HtmlNode[] {
  const root: HtmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [whole, closing, name = '', attributes = '', self] of clean.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (name === '') parent.children.push(unescaped(whole));
    else if (closing === '/') {
      if (parent.name === name && open.length > 1) open.pop();
    } else {
      const found = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, unescaped(value)]);
      const element: HtmlElement = {
        name,
        attributes: Object.fromEntries(found) as Record<string, string>,
        children: [],
      };
      parent.children.push(element);
      if (self !== '/') open.push(element);
    }
  }
  return root.children;
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
