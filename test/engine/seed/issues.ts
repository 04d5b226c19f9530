import type { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import { needsLink } from '../../../src/stories/variants/link-place.rules.js';
import { sealStory, writeSealedStories } from './approvals.js';
import { insertRows } from './insert-rows.js';
import type { SeededAccount, SeededDepartment, SeededNewsroom } from './newsroom.js';
import { newMarker, type SeededPublication, seedPublications } from './publications.js';
import { titleOf } from './story-content.js';

/** One mass send, and whose articles go out in it, 头条 first. */
export interface IssueRequest {
  account: SeededAccount;
  slotAt: Date;
  /** One to eight; the publication is the first one's. */
  departments: readonly SeededDepartment[];
  validUntil?: Date;
}

/**
 * Writes issues (本期图文) as they stand when they have closed: approved and sealed articles in their places, and the publication of the
 * first, in which the others travel.
 * @param numbers where the numbering of the titles begins, as for `seedPublications`; one for each article
 */
export async function seedIssues(
  database: Pool,
  newsroom: SeededNewsroom,
  requests: readonly IssueRequest[],
  numbers: number,
): Promise<SeededPublication[]> {
  if (requests.length === 0) return [];
  const published = await seedPublications(
    database,
    newsroom,
    requests.map(({ account, slotAt, departments: [first], validUntil }) => ({
      department: first ?? newsroom.root,
      releases: [{ account, slotAt, ...(validUntil ? { validUntil } : {}) }],
    })),
    numbers,
  );
  const byAccount = new Map(published.map((publication) => [publication.account, publication]));
  let number = numbers + requests.length;
  const issues = requests.map(({ account, departments }) => {
    const publication = byAccount.get(account);
    if (!publication || byAccount.size !== requests.length) throw new Error('an account sends one issue a day');
    const { window } = publication.story;
    const travelling = departments.slice(1).map((department) => ({
      story: sealStory({ title: titleOf(number++), department, accounts: [account], window }),
      marker: newMarker(),
    }));
    return { id: uuid(), publication: { ...publication, travelling }, travelling };
  });
  await writeSealedStories(
    database,
    newsroom,
    issues.flatMap(({ travelling }) => travelling.map(({ story }) => story)),
  );
  await writeIssues(database, newsroom, issues);
  return issues.map(({ publication }) => publication);
}

type SeededIssue = { id: string; publication: SeededPublication & Required<Pick<SeededPublication, 'travelling'>> };

async function writeIssues(database: Pool, { people }: SeededNewsroom, issues: readonly SeededIssue[]): Promise<void> {
  const ids = issues.map(({ id }) => id);
  await insertRows(
    database,
    'mass_issue',
    { id: 'uuid', account_id: 'uuid', slot_at: 'timestamptz', closes_at: 'timestamptz', opened_by: 'uuid' },
    issues.map(({ id, publication: { account, slotAt } }) => ({
      id,
      account_id: account.id,
      slot_at: slotAt,
      // Not reached by the clock that closes issues: this one is closed below.
      closes_at: new Date(slotAt.getTime() - 1),
      opened_by: people.duty.personId,
    })),
  );
  await insertRows(
    database,
    'mass_issue_article',
    {
      id: 'uuid',
      issue_id: 'uuid',
      position: 'integer',
      story_id: 'uuid',
      seal_id: 'uuid',
      seal_digest: 'text',
      department_id: 'uuid',
      window_from: 'timestamptz',
      window_to: 'timestamptz',
      marker: 'text',
      needs_page: 'boolean',
      booked_by: 'uuid',
    },
    issues.flatMap(({ id, publication: { story, marker, travelling } }) =>
      [{ story, marker }, ...travelling].map((article, at) => ({
        id: uuid(),
        issue_id: id,
        position: at + 1,
        story_id: article.story.storyId,
        seal_id: article.story.sealId,
        seal_digest: article.story.seal.digest,
        department_id: article.story.department.id,
        window_from: article.story.window.from,
        window_to: article.story.window.to,
        marker: article.marker,
        needs_page: article.story.contents.some((content) => content.channel === 'wechat' && needsLink(content)),
        booked_by: people.duty.personId,
      })),
    ),
  );
  await database.query(
    `UPDATE mass_issue i SET state = 'closed', publication_id = p.id
     FROM unnest($1::uuid[], $2::uuid[]) AS p (issue, id) WHERE i.id = p.issue`,
    [ids, issues.map(({ publication }) => publication.id)],
  );
}
