import { leadsOutside } from './link-address.rules';

/** What was taken out of a paste. */
export interface Cleaned {
  html: string;
  /** Pictures that stay behind: what Word and web pages name is on another machine. */
  pictures: number;
}

/**
 * Makes writing out of what Word, WPS and web pages put on the clipboard: lists that Word writes as paragraphs become lists, headings
 * start at the second level, formulas of layout go. What is left is read through the document's own schema, which drops all looks.
 */
export function cleanPaste(html: string): Cleaned {
  const body = read(html);
  for (const element of body.querySelectorAll('style, script, meta, link, title, xml, o\\:p, w\\:sdt > w\\:sdtPr'))
    if (element.localName === 'o:p' && element.textContent?.trim()) element.replaceWith(...element.childNodes);
    else element.remove();
  // What somebody has struck out in Word's record of changes; struck out for readers is another mark.
  for (const gone of body.querySelectorAll('del[cite]')) gone.remove();
  alignByStyle(body);
  leaveLinks(body);
  shiftHeadings(body);
  wordLists(body);
  raiseNumbers(body);
  const strange = [...body.querySelectorAll('img:not([data-sha256])')];
  for (const picture of strange) picture.remove();
  // Cells and paragraphs that were only room.
  for (const paragraph of body.querySelectorAll('p')) {
    const text = paragraph.textContent ?? '';
    if (/^[\s\u00a0\u3000]*$/.test(text) && !paragraph.querySelector('img') && !paragraph.closest('td, th, li'))
      paragraph.remove();
    else trimIndent(paragraph);
  }
  return { html: body.innerHTML, pictures: strange.length };
}

/** Sheets of styles go before it is read: reading them is what the page's policy refuses, though they would be shown nowhere. */
function read(html: string): HTMLElement {
  const bare = html
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<!\[[^>]*>/g, '')
    .replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, '');
  return new DOMParser().parseFromString(bare, 'text/html').body;
}

/** Whether there is anything to read in it; a picture alone is not. */
export function hasWords(html: string): boolean {
  const body = read(html);
  for (const element of body.querySelectorAll('title')) element.remove();
  return /[^\s\u00a0]/.test(body.textContent ?? '');
}

/** Word and WPS write how a paragraph is aligned as an attribute, too, and at times as nothing else. */
function alignByStyle(body: HTMLElement): void {
  for (const block of body.querySelectorAll<HTMLElement>('p[align], h1[align], h2[align], h3[align], h4[align]'))
    block.style.textAlign ||= block.getAttribute('align') ?? '';
}

/** Bookmarks, jumps to notes and what else leads nowhere for readers: the words stay. */
function leaveLinks(body: HTMLElement): void {
  for (const link of body.querySelectorAll('a'))
    if (!leadsOutside((link.getAttribute('href') ?? '').trim(), window.location.origin))
      link.replaceWith(...link.childNodes);
}

/** The first level is the story's title: where a text uses it, all levels go down by one, and stay apart. */
function shiftHeadings(body: HTMLElement): void {
  const by = body.querySelector('h1') ? 1 : 0;
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(4, Number(heading.tagName.slice(1)) + by);
    const next = heading.ownerDocument.createElement(`h${level}`);
    next.append(...heading.childNodes);
    next.style.textAlign = (heading as HTMLElement).style.textAlign;
    heading.replaceWith(next);
  }
}

const ITEM = /mso-list:\s*l\d+\s+level(\d)/i;
/** Marks that are numbers or letters; any other is a bullet. */
const COUNTED = /^[\s\u00a0(（]*[\da-z]+[.、)）]/i;
/** Marks that are part of what is said: no list of the page's own counts so. */
const SPOKEN = /^[\s\u00a0(（]*([一二三四五六七八九十百零〇]+[.、)）]|第[一二三四五六七八九十百零〇\d]+)/;

/** Word's list items are paragraphs with a mark of their own in front, and a level. */
function wordLists(body: HTMLElement): void {
  /** The lists that are open, the outermost first. */
  let open: { level: number; list: HTMLElement }[] = [];
  let last: Element | null = null;
  for (const item of [...body.querySelectorAll<HTMLElement>('p')].filter(isItem)) {
    if (item.closest('li')) continue;
    if (item.previousElementSibling !== last) open = [];
    const marks = [...item.querySelectorAll<HTMLElement>('span[style*="mso-list" i]')];
    const mark = marks.map(({ textContent }) => textContent).join('') || (item.textContent ?? '');
    if (SPOKEN.test(mark)) {
      item.removeAttribute('style');
      for (const own of marks) own.replaceWith((own.textContent ?? '').replace(/[\s\u00a0]+/g, ''));
      [open, last] = [[], item];
      continue;
    }
    for (const own of marks) own.remove();
    const level = Number(ITEM.exec(item.getAttribute('style') ?? '')?.[1] ?? 1);
    const kind = COUNTED.test(mark) ? 'OL' : 'UL';
    open = open.filter((one) => one.level < level || (one.level === level && one.list.tagName === kind));
    let list = open.at(-1)?.level === level ? open.at(-1)?.list : undefined;
    if (!list) {
      list = body.ownerDocument.createElement(kind);
      const around = open.at(-1)?.list.lastElementChild;
      if (around) around.append(list);
      else {
        item.before(list);
        last = list;
      }
      open.push({ level, list });
    }
    const entry = body.ownerDocument.createElement('li');
    const paragraph = body.ownerDocument.createElement('p');
    paragraph.append(...item.childNodes);
    entry.append(paragraph);
    list.append(entry);
    item.remove();
  }
}

function isItem(element: HTMLElement): boolean {
  return element.tagName === 'P' && ITEM.test(element.getAttribute('style') ?? '');
}

const RAISED = new Map([...'0123456789+-=()n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][at]]));
const LOWERED = new Map([...'0123456789+-=()'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at]]));

/** Raised and lowered numbers have signs of their own: a square metre is not to become `m2`. */
function raiseNumbers(body: HTMLElement): void {
  for (const element of body.querySelectorAll('sup, sub')) {
    const signs = element.localName === 'sup' ? RAISED : LOWERED;
    const written = [...(element.textContent ?? '').trim()].map((sign) => signs.get(sign));
    if (written.every((sign) => sign !== undefined)) element.replaceWith(written.join(''));
  }
}

/** The two full-width blanks of a first line: the pages indent by themselves where they do. */
function trimIndent(paragraph: HTMLElement): void {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const first = walker.nextNode();
  if (first) first.textContent = (first.textContent ?? '').replace(/^[\u3000\u00a0]+/, '');
}
