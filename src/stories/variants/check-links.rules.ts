import { closedTo, linksOf } from '../document/closed-address.rules.js';
import { problem, type Problem } from '../problem.rules.js';
import type { DocumentNode } from '../variant-content.rules.js';

const LONGEST_WORDS = 20;

/** Names every link that readers could not follow: one behind the login of this system, or to their own machine. */
export function checkLinks(body: DocumentNode, sourceLink: string | null, publicUrl: string | undefined): Problem[] {
  if (publicUrl === undefined) return [];
  const links = [...linksOf(body)].map(([href, words]) => ({ pointer: '/body', href, words }));
  if (sourceLink !== null) links.push({ pointer: '/sourceLink', href: sourceLink, words: '阅读原文' });
  return links.flatMap(({ pointer, href, words }) => {
    const closed = closedTo(href, publicUrl);
    if (closed === null) return [];
    const short = [...words].length > LONGEST_WORDS ? `${[...words].slice(0, LONGEST_WORDS).join('')}…` : words;
    return closed === 'system'
      ? problem(
          pointer,
          'LINK_BEHIND_LOGIN',
          `“${short}”的链接指向本系统的后台，读者打不开：请去掉链接，或换成公开的网址。`,
          `The link “${short}” leads behind the login of this system, where no reader gets: take it off, or give a public address.`,
        )
      : problem(
          pointer,
          'LINK_TO_OWN_MACHINE',
          `“${short}”的链接指向本机（localhost），读者打不开：请去掉链接，或换成公开的网址。`,
          `The link “${short}” leads to the machine itself (localhost), where no reader gets: take it off, or give a public address.`,
        );
  });
}
