import type { DemoClient } from '../client/demo-client.js';
import type { Publication, Variant } from '../client/answers.js';
import {
  type Approved,
  type Expected,
  ledgerFaults,
  type LedgerPost,
  pageShows,
  scheduleFaults,
} from './proof.rules.js';

/**
 * Looks from outside whether what was to leave has left: in the platforms' own ledger and on the pages, over HTTP.
 * @param ledgerUrl the sandbox's ledger
 * @returns faults in words; none when all is well
 */
export async function proveReleases(
  client: DemoClient,
  publications: readonly Publication[],
  ledgerUrl: string,
): Promise<string[]> {
  const approved = new Map<string, Approved>();
  for (const storyId of new Set(publications.map((publication) => publication.storyId)))
    approved.set(storyId, await approvedOf(client, storyId));
  const expected = publications.map((publication): Expected => {
    const page = publications.find(({ channel, storyId }) => channel === 'web' && storyId === publication.storyId);
    return { publication, approved: approved.get(publication.storyId) as Approved, page: page?.url ?? null };
  });
  const { posts } = (await (await fetch(ledgerUrl)).json()) as { posts: LedgerPost[] };
  return [...scheduleFaults(expected), ...ledgerFaults(expected, posts), ...(await pageFaults(expected, posts))];
}

async function approvedOf(client: DemoClient, storyId: string): Promise<Approved> {
  const variants = await client.get<Variant[]>(`/api/stories/${storyId}/variants`);
  return Object.fromEntries(variants.map(({ channel, content }) => [channel, content])) as unknown as Approved;
}

/** Opens every page as a reader does, and every link of a post as a follower does. */
async function pageFaults(expected: readonly Expected[], posts: readonly LedgerPost[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { publication, approved } of expected) {
    if (publication.url === null) continue;
    const answer = await fetch(publication.url);
    const html = await answer.text();
    if (!answer.ok) faults.push(`${publication.url}: answers ${answer.status}`);
    else if (publication.channel === 'web' && !pageShows(html, approved))
      faults.push(`${publication.url}: does not show the approved text`);
  }
  for (const { link } of posts) {
    if (link === undefined) continue;
    const { ok, status } = await fetch(link);
    if (!ok) faults.push(`${link}: the link of a post answers ${status}`);
  }
  return faults;
}
