import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import type { ChannelKind } from '../../../src/accounts/channels/channel-kind.rules.js';
import { type SealedStory, sealStory, writeSealedStories } from './approvals.js';
import { insertRows } from './insert-rows.js';
import type { SeededAccount, SeededDepartment, SeededNewsroom } from './newsroom.js';
import { titleOf } from './story-content.js';

/** Stories written in one transaction. */
const BATCH = 500;
/** Transactions at a time: the database's rules take more of it than the rows themselves. */
const AT_ONCE = 4;
const DAY_MS = 86_400_000;

/** One story and when it leaves on each of its accounts. */
export interface StoryRequest {
  department: SeededDepartment;
  releases: ReleaseRequest[];
}

export interface ReleaseRequest {
  account: SeededAccount;
  slotAt: Date;
  priority?: 'normal' | 'urgent';
  /** Default: a day after the slot. */
  validUntil?: Date;
  /** Counts as prepared already: what prepares nothing on its platform (Weibo, the own site) may skip it. */
  prepared?: boolean;
}

export interface SeededPublication {
  id: string;
  marker: string;
  channel: ChannelKind;
  story: SealedStory;
  account: SeededAccount;
  slotAt: Date;
  /** The other articles of a mass send, in their order. */
  travelling?: { story: SealedStory; marker: string }[];
}

/**
 * Writes approved, sealed and scheduled publications, 10,000 in a few seconds. The Weibo and WeChat releases of a story that goes on
 * the own site too depend on its page, whose address they link to.
 * @param numbers where the numbering of the titles begins; texts of two numbers are never alike
 */
export async function seedPublications(
  database: Pool,
  newsroom: SeededNewsroom,
  requests: readonly StoryRequest[],
  numbers = 1,
): Promise<SeededPublication[]> {
  const now = Date.now();
  const window = { from: new Date(now - DAY_MS), to: new Date(now + 300 * DAY_MS) };
  const all: SeededPublication[] = [];
  const batches: (readonly StoryRequest[])[] = [];
  for (let from = 0; from < requests.length; from += BATCH) batches.push(requests.slice(from, from + BATCH));
  let next = 0;
  const write = async (): Promise<void> => {
    for (let index = next++; index < batches.length; index = next++) {
      const stories = (batches[index] ?? []).map((request, n) => ({
        request,
        story: sealStory({
          title: titleOf(numbers + index * BATCH + n),
          department: request.department,
          accounts: request.releases.map(({ account }) => account),
          window,
        }),
      }));
      await writeSealedStories(
        database,
        newsroom,
        stories.map(({ story }) => story),
      );
      all.push(...(await schedule(database, newsroom, stories)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, write));
  await database.query('ANALYZE');
  return all;
}

async function schedule(
  database: Pool,
  newsroom: SeededNewsroom,
  stories: { request: StoryRequest; story: SealedStory }[],
): Promise<SeededPublication[]> {
  const planned = stories.flatMap(({ request, story }) => {
    const releases = request.releases.map((release) => ({ release, story, id: uuid(), marker: newMarker() }));
    const page = releases.find(({ release }) => release.account.channel === 'web');
    // The page first: what depends on it refers to its row.
    return releases
      .map((one) => ({ ...one, dependsOn: page && page !== one ? page.id : null }))
      .sort((a, b) => Number(a.dependsOn !== null) - Number(b.dependsOn !== null));
  });
  await insertRows(
    database,
    'publication',
    {
      id: 'uuid',
      story_id: 'uuid',
      seal_id: 'uuid',
      seal_digest: 'text',
      department_id: 'uuid',
      account_id: 'uuid',
      channel: 'text',
      marker: 'text',
      wished_at: 'timestamptz',
      first_slot_at: 'timestamptz',
      slot_at: 'timestamptz',
      window_from: 'timestamptz',
      window_to: 'timestamptz',
      valid_until: 'timestamptz',
      priority: 'text',
      priority_reason: 'text',
      depends_on: 'uuid',
      prepared_at: 'timestamptz',
      created_by: 'uuid',
    },
    planned.map(({ release, story, id, marker, dependsOn }) => ({
      id,
      story_id: story.storyId,
      seal_id: story.sealId,
      seal_digest: story.seal.digest,
      department_id: story.department.id,
      account_id: release.account.id,
      channel: release.account.channel,
      marker,
      wished_at: release.slotAt,
      first_slot_at: release.slotAt,
      slot_at: release.slotAt,
      window_from: story.window.from,
      window_to: story.window.to,
      valid_until: release.validUntil ?? new Date(release.slotAt.getTime() + DAY_MS),
      priority: release.priority ?? 'normal',
      priority_reason: release.priority === 'urgent' ? '示例原因' : null,
      depends_on: dependsOn,
      prepared_at: release.prepared ? new Date() : null,
      created_by: newsroom.people.duty.personId,
    })),
  );
  return planned.map(({ release, story, id, marker }) => ({
    id,
    marker,
    channel: release.account.channel,
    story,
    account: release.account,
    slotAt: release.slotAt,
  }));
}

/** As the schedule makes them: 48 random bits in hex. */
export function newMarker(): string {
  return randomBytes(6).toString('hex');
}
