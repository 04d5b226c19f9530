/** Where the address of the story's own page is put when it leaves. */
export const PAGE_PLACE = '{link:publication}';

/** Whether a reader may follow it: the whole address of a page or a mailbox, as the server judges it, or the page's own place. */
export function leadsSomewhere(address: string): boolean {
  return address === PAGE_PLACE || addressOf(address) !== null;
}

/**
 * Whether what is pasted leads anywhere outside: browsers and Word turn jumps within a text into addresses of the page that is open, which
 * is this desk.
 * @param origin where the desk itself lies
 */
export function leadsOutside(address: string, origin: string): boolean {
  const url = addressOf(address);
  if (url === null) return false;
  return !(url.origin === origin && /^\/(console|api)(\/|$)/.test(url.pathname));
}

function addressOf(address: string): URL | null {
  if (!/^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(address)) return null;
  try {
    // `URL.canParse` is younger than the oldest browser promised.
    return new URL(address);
  } catch {
    return null;
  }
}
