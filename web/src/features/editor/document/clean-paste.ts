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
  const page = new DOMParser().parseFromString(
    html.replace(/<!--[^]*?-->/g, '').replace(/<!\[[^>]*>/g, ''),
    'text/html',
  );
  const { body } = page;
  for (const element of body.querySelectorAll('style, script, meta, link, title, xml, o\\:p, w\\:sdt > w\\:sdtPr'))
    if (element.localName === 'o:p' && element.textContent?.trim()) element.replaceWith(...element.childNodes);
    else element.remove();
  shiftHeadings(body);
  wordLists(body);
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

function shiftHeadings(body: HTMLElement): void {
  const levels: Record<string, string> = { H1: 'h2', H5: 'h4', H6: 'h4' };
  for (const heading of body.querySelectorAll('h1, h5, h6')) {
    const next = heading.ownerDocument.createElement(levels[heading.tagName] ?? 'h2');
    next.append(...heading.childNodes);
    heading.replaceWith(next);
  }
}

const ITEM = /mso-list:\s*l\d+\s+level(\d)/i;

/** Word's list items are paragraphs with a mark of their own in front. */
function wordLists(body: HTMLElement): void {
  for (const first of [...body.querySelectorAll<HTMLElement>('p')].filter(isItem)) {
    if (!first.isConnected || first.closest('li')) continue;
    const list = body.ownerDocument.createElement(
      /^[\s\u00a0(（]*[\da-z一二三四五六七八九十]+[.、)）]/i.test(first.textContent ?? '') ? 'ol' : 'ul',
    );
    first.before(list);
    for (let item: Element | null = first; item instanceof HTMLElement && isItem(item);) {
      const next: Element | null = item.nextElementSibling;
      const entry = body.ownerDocument.createElement('li');
      const paragraph = body.ownerDocument.createElement('p');
      for (const mark of item.querySelectorAll<HTMLElement>('span[style*="mso-list" i]')) mark.remove();
      paragraph.append(...item.childNodes);
      entry.append(paragraph);
      list.append(entry);
      item.remove();
      item = next;
    }
  }
}

function isItem(element: HTMLElement): boolean {
  return element.tagName === 'P' && ITEM.test(element.getAttribute('style') ?? '');
}

/** The two full-width blanks of a first line: the pages indent by themselves where they do. */
function trimIndent(paragraph: HTMLElement): void {
  const walker = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const first = walker.nextNode();
  if (first) first.textContent = (first.textContent ?? '').replace(/^[\u3000\u00a0]+/, '');
}
