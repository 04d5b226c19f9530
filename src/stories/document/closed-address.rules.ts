import { isLocal } from '../../platform/http/local-address.rules.js';
import type { DocumentNode } from '../variant-content.rules.js';

/** Why readers cannot follow an address: it leads behind the login of this system, or to the machine of whoever clicks. */
export type Closed = 'system' | 'machine';

const BEHIND_LOGIN = /^\/(console|api)(\/|$)/;

/**
 * Tells why readers cannot follow a link; null when nothing speaks against it.
 * @param publicUrl origin under which this system is reached. Where that is this machine itself, its own pages may be linked to.
 */
export function closedTo(href: string, publicUrl: string): Closed | null {
  if (!URL.canParse(href)) return null;
  const { origin, hostname, pathname, protocol } = new URL(href);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const home = new URL(publicUrl);
  const atHome = hostname === home.hostname || isLocal(hostname);
  if (atHome && BEHIND_LOGIN.test(pathname)) return 'system';
  return isLocal(hostname) && origin !== home.origin && !isLocal(home.hostname) ? 'machine' : null;
}

/** Addresses the body links to, each once, with the words that are linked. */
export function linksOf(body: DocumentNode): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: DocumentNode): void => {
    for (const { type, attrs } of node.marks ?? []) {
      const href = String(attrs?.['href']);
      if (type === 'link') found.set(href, (found.get(href) ?? '') + (node.text ?? ''));
    }
    node.content?.forEach(walk);
  };
  walk(body);
  return found;
}
