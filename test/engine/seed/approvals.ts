import type { Pool, PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import { publicSource } from '../../../src/accounts/settings/account-source.rules.js';
import { DEFAULT_STAGES } from '../../../src/review/round/workflow.rules.js';
import { sealOf, type Seal } from '../../../src/review/seal/seal.rules.js';
import type { VariantContent } from '../../../src/stories/variant-content.rules.js';
import { insertRows } from './insert-rows.js';
import type { SeededAccount, SeededDepartment, SeededNewsroom } from './newsroom.js';
import { bodyOf, contentsOf, COVER, COVER_ALT, COVER_BYTES } from './story-content.js';

/** A story that three different people have approved, and the seal over it. */
export interface SealedStory {
  storyId: string;
  revisionId: string;
  roundId: string;
  sealId: string;
  seal: Seal;
  title: string;
  department: SeededDepartment;
  accounts: SeededAccount[];
  contents: VariantContent[];
  window: { from: Date; to: Date };
}

export interface StoryPlan {
  title: string;
  department: SeededDepartment;
  /** Through which it may leave; one per channel. */
  accounts: SeededAccount[];
  window: { from: Date; to: Date };
}

/**
 * The story as it will be sealed. Nothing is written yet: the digest is taken over exactly what `writeSealedStories` writes, by the
 * product's own canonical form, so that the begin, which takes it anew over the rows, comes to the same.
 */
export function sealStory(plan: StoryPlan): SealedStory {
  const { title, department, accounts, window } = plan;
  const contents = contentsOf(
    accounts.map(({ channel }) => channel),
    title,
  );
  const [storyId, revisionId] = [uuid(), uuid()];
  const cover = contents.some(({ channel }) => channel === 'wechat') ? COVER : null;
  const seal = sealOf({
    revision: {
      storyId,
      revisionId,
      number: 1,
      kind: 'event',
      title,
      summary: '',
      facts: {} as never,
      body: bodyOf(title),
      cover,
      aiUse: 'none',
    },
    media: cover === null ? [] : [{ sha256: cover, alt: COVER_ALT }],
    variants: contents,
    accounts: accounts.map(({ id }) => id),
    window,
    signature: {
      department: department.name,
      sources: Object.fromEntries(
        accounts.map((account) => [account.id, publicSource({ ...account, settings: {} }) ?? department.name]),
      ),
    },
  });
  return { ...plan, contents, storyId, revisionId, roundId: uuid(), sealId: uuid(), seal };
}

/** Writes stories through every move from draft to approval, with the database's own rules in force. One transaction. */
export async function writeSealedStories(
  database: Pool,
  { people }: SeededNewsroom,
  stories: readonly SealedStory[],
): Promise<void> {
  const client = await database.connect();
  try {
    await client.query('BEGIN');
    await writeStories(client, people.author.personId, stories);
    await approve(client, people, stories);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // the session may be gone; the first error is the one to tell
    throw error;
  } finally {
    client.release();
  }
}

async function writeStories(tx: PoolClient, author: string, stories: readonly SealedStory[]): Promise<void> {
  await insertRows(
    tx,
    'story',
    { id: 'uuid', department_id: 'uuid', kind: 'text', author_id: 'uuid' },
    stories.map(({ storyId, department }) => ({
      id: storyId,
      department_id: department.id,
      kind: 'event',
      author_id: author,
    })),
  );
  const withCover = stories.filter(({ contents }) => contents.some(({ channel }) => channel === 'wechat'));
  if (withCover.length > 0) await writeCover(tx, author);
  await insertRows(
    tx,
    'story_revision',
    {
      id: 'uuid',
      story_id: 'uuid',
      number: 'integer',
      title: 'text',
      summary: 'text',
      facts: 'jsonb',
      body: 'jsonb',
      cover: 'text',
      created_by: 'uuid',
    },
    stories.map((story) => ({
      id: story.revisionId,
      story_id: story.storyId,
      number: 1,
      title: story.title,
      summary: '',
      facts: '{}',
      body: JSON.stringify(bodyOf(story.title)),
      cover: withCover.includes(story) ? COVER : null,
      created_by: author,
    })),
  );
  await insertRows(
    tx,
    'revision_media',
    { revision_id: 'uuid', position: 'integer', sha256: 'text', alt: 'text' },
    withCover.map(({ revisionId }) => ({ revision_id: revisionId, position: 0, sha256: COVER, alt: COVER_ALT })),
  );
  await insertRows(
    tx,
    'variant',
    { id: 'uuid', revision_id: 'uuid', channel: 'text', content: 'jsonb', updated_by: 'uuid' },
    stories.flatMap(({ revisionId, contents }) =>
      contents.map((content) => ({
        id: uuid(),
        revision_id: revisionId,
        channel: content.channel,
        content: JSON.stringify(content),
        updated_by: author,
      })),
    ),
  );
}

async function writeCover(tx: PoolClient, author: string): Promise<void> {
  await tx.query(
    `INSERT INTO media (sha256, mime, size, width, height, bytes, created_by)
     VALUES ($1, 'image/png', $2, 1, 1, $3, $4) ON CONFLICT DO NOTHING`,
    [COVER, COVER_BYTES.length, COVER_BYTES, author],
  );
}

async function approve(
  tx: PoolClient,
  people: SeededNewsroom['people'],
  stories: readonly SealedStory[],
): Promise<void> {
  const now = new Date();
  const storyIds = stories.map(({ storyId }) => storyId);
  const roundIds = stories.map(({ roundId }) => roundId);
  await insertRows(
    tx,
    'revision_lock',
    { revision_id: 'uuid' },
    stories.map(({ revisionId }) => ({ revision_id: revisionId })),
  );
  await tx.query(MOVE_STORIES, [storyIds, 'in_review']);
  await tx.query(OPEN_ROUNDS, [
    roundIds,
    storyIds,
    stories.map(({ revisionId }) => revisionId),
    stories.map(({ department }) => department.id),
    stories.map(({ accounts }) => accounts.map(({ id }) => id).join(' ')),
    stories.map(({ window }) => window.from),
    stories.map(({ window }) => window.to),
    JSON.stringify(DEFAULT_STAGES),
    people.author.personId,
    now,
  ]);
  for (const [stage, reviewer] of [people.first, people.second, people.final].entries()) {
    if (stage > 0) await tx.query(`UPDATE review_round SET stage = $2 WHERE id = ANY ($1::uuid[])`, [roundIds, stage]);
    await insertRows(
      tx,
      'review_decision',
      {
        id: 'uuid',
        round_id: 'uuid',
        stage: 'integer',
        person_id: 'uuid',
        decision: 'text',
        digest: 'text',
        at: 'timestamptz',
      },
      stories.map(({ roundId, seal }) => ({
        id: uuid(),
        round_id: roundId,
        stage,
        person_id: reviewer.personId,
        decision: 'approve',
        digest: seal.digest,
        at: now,
      })),
    );
  }
  await tx.query(`UPDATE review_round SET state = 'approved', closed_at = $2 WHERE id = ANY ($1::uuid[])`, [
    roundIds,
    now,
  ]);
  await insertRows(
    tx,
    'review_seal',
    {
      id: 'uuid',
      round_id: 'uuid',
      revision_id: 'uuid',
      version: 'text',
      digest: 'text',
      canonical: 'text',
      sealed_at: 'timestamptz',
    },
    stories.map(({ sealId, roundId, revisionId, seal }) => ({
      id: sealId,
      round_id: roundId,
      revision_id: revisionId,
      sealed_at: now,
      ...seal,
    })),
  );
  await tx.query(MOVE_STORIES, [storyIds, 'approved']);
}

const MOVE_STORIES = `UPDATE story SET state = $2, version = version + 1 WHERE id = ANY ($1::uuid[])`;

/** Account ids come as one text per round: a list of lists has no type to unnest. */
const OPEN_ROUNDS = `
  INSERT INTO review_round (id, story_id, revision_id, department_id, number, stages, authors, submitted_by, submitted_at,
    release_accounts, release_from, release_to)
  SELECT id, story, revision, department, 1, $8::jsonb, ARRAY[$9::uuid], $9, $10::timestamptz,
         string_to_array(accounts, ' ')::uuid[], opens, closes
  FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[], $7::timestamptz[])
    AS r (id, story, revision, department, accounts, opens, closes)`;
