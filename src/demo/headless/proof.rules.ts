import type { Publication } from '../client/answers.js';
import { type BodyNode, textsOf } from '../stories/body.rules.js';

/** A post as the platform's own ledger shows it. */
export interface LedgerPost {
  platform: 'wechat' | 'weibo';
  url: string;
  title?: string;
  text: string;
  link?: string;
  arrivedAt: string;
  status: string;
}

/** What three people signed, by channel. */
export interface Approved {
  weibo: { text: string };
  wechat: { title: string; body: BodyNode };
  web: { title: string; body: BodyNode };
}

/** A publication with what was approved for it and the page it links to. */
export interface Expected {
  publication: Publication;
  approved: Approved;
  /** Address of the story's page; null when it never came out. */
  page: string | null;
}

const LINK_PLACE = '{link:publication}';

/** The address without the parameter by which a post is told from others of the same page. */
export function withoutMarker(link: string): string {
  const url = new URL(link);
  url.searchParams.delete('xf');
  return url.toString();
}

/** Holds the schedule's own answer to what a schedule promises. @returns faults in words */
export function scheduleFaults(expected: readonly Expected[]): string[] {
  return expected.flatMap(({ publication, page }) => {
    const { channel, state, stateReason, sentAt, slotAt, url, storyTitle } = publication;
    const name = `${channel} 《${storyTitle}》`;
    if (state !== 'sent') return [`${name}: ${state}${stateReason ? ` (${stateReason.text.zh})` : ''}, not sent`];
    return [
      ...(sentAt !== null && Date.parse(sentAt) >= Date.parse(slotAt) ? [] : [`${name}: left before its slot`]),
      ...(url === null ? [`${name}: has no address`] : []),
      ...(page === null ? [`${name}: its page never came out`] : []),
    ];
  });
}

/** Holds the platform's ledger to the publications: each is there once, as approved, and nothing else is. @returns faults in words */
export function ledgerFaults(expected: readonly Expected[], posts: readonly LedgerPost[]): string[] {
  const faults: string[] = [];
  const matched = new Set<LedgerPost>();
  for (const one of expected) {
    const { publication, page } = one;
    if (publication.channel === 'web' || publication.state !== 'sent') continue;
    const name = `${publication.channel} 《${publication.storyTitle}》`;
    const found = posts.filter(
      (post) => post.platform === publication.channel && post.link !== undefined && withoutMarker(post.link) === page,
    );
    for (const post of found) matched.add(post);
    const [post] = found;
    if (!post || found.length > 1) faults.push(`${name}: ${found.length} times in the platform's ledger, not once`);
    else faults.push(...postFaults(post, one).map((fault) => `${name}: ${fault}`));
  }
  const strangers = posts.filter((post) => !matched.has(post));
  return [...faults, ...strangers.map(({ platform, url }) => `${platform} ${url}: posted, though nobody scheduled it`)];
}

function postFaults(post: LedgerPost, { publication, approved, page }: Expected): string[] {
  return [
    ...(post.status === 'published' ? [] : [`the platform says it is ${post.status}`]),
    ...(post.url === publication.url ? [] : [`it is at ${post.url}, not at ${publication.url}`]),
    ...(Date.parse(post.arrivedAt) >= Date.parse(publication.slotAt)
      ? []
      : ['it reached the platform before its slot']),
    ...(isAsApproved(post, approved, page ?? '') ? [] : ['its text is not the approved one']),
  ];
}

function isAsApproved(post: LedgerPost, approved: Approved, page: string): boolean {
  if (post.platform === 'weibo') {
    const posted = post.text.replaceAll(post.link ?? '', page);
    return posted === approved.weibo.text.replaceAll(LINK_PLACE, page);
  }
  return post.title === approved.wechat.title && holdsInOrder(post.text, textsOf(approved.wechat.body));
}

/** Whether a page as readers get it shows title and text as approved. */
export function pageShows(html: string, { web }: Approved): boolean {
  const text = textOfHtml(html);
  return holdsInOrder(text, [web.title]) && holdsInOrder(text, textsOf(web.body));
}

/** True when all parts stand in the text, one after the other; white space aside. */
function holdsInOrder(text: string, parts: readonly string[]): boolean {
  const flat = text.replace(/\s+/g, '');
  let from = 0;
  return parts.every((part) => {
    const wanted = part.replace(/\s+/g, '');
    const at = flat.indexOf(wanted, from);
    if (at < 0) return false;
    from = at + wanted.length;
    return true;
  });
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };

function textOfHtml(html: string): string {
  return html
    .replace(/<(script|style)\b.*?<\/\1>/gis, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_all, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all);
}
