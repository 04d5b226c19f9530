import { v7 as uuid } from 'uuid';
import { AccountService } from '../../src/accounts/account.service.js';
import type { ChannelKind } from '../../src/accounts/channels/channel-kind.rules.js';
import type { Role } from '../../src/identity/access.rules.js';
import type { Actor } from '../../src/identity/actor.js';
import type { Config } from '../../src/platform/config/config.token.js';
import { ReviewDecisionService } from '../../src/review/review-decision.service.js';
import { ReviewReader } from '../../src/review/review-reader.service.js';
import { ReviewSubmissionService, type Submission } from '../../src/review/review-submission.service.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { SealService } from '../../src/review/seal/seal.service.js';
import type { VariantContent } from '../../src/stories/variant-content.rules.js';
import { createTestDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';

export const NOW = new Date('2026-07-15T00:00:00.000Z');
const DAY = 86_400_000;

/** A bureau with a school below it, somebody for every part in a review, and two accounts. */
export async function setScene(config: Partial<Config> = {}) {
  const database = await createTestDatabase();
  const api = await bootApi({ databaseUrl: database.url, now: NOW, config });
  const bureau = await api.createDepartment({ name: '示例局' });
  const school = await api.createDepartment({ name: '示例学校', parentId: bureau, kind: 'school' });
  const person = async (login: string, ...roles: [string, ...Role[]][]): Promise<Actor> => ({
    personId: await api.createPerson({ login, roles }),
    login,
    displayName: login,
    sessionId: uuid(),
  });
  const people = {
    author: await person('author', [school, 'press_officer']),
    /** Writes and may review everything, too: no role helps against being the author. */
    mighty: await person('mighty', [
      school,
      'press_officer',
      'first_reviewer',
      'second_reviewer',
      'final_reviewer',
      'administrator',
    ]),
    first: await person('first', [school, 'first_reviewer']),
    otherFirst: await person('other-first', [bureau, 'first_reviewer']),
    second: await person('second', [bureau, 'second_reviewer']),
    final: await person('final', [bureau, 'final_reviewer']),
    triple: await person('triple', [bureau, 'first_reviewer', 'second_reviewer', 'final_reviewer']),
    stranger: await person('stranger', [await api.createDepartment({ name: '外单位' }), 'final_reviewer']),
  };
  const account = async (channel: ChannelKind): Promise<string> =>
    (await api.app.get(AccountService).createSystemAccount({ departmentId: bureau, channel, name: `示例 ${channel}` }))
      .id;
  return {
    database,
    api,
    bureau,
    school,
    people,
    accounts: { web: await account('web'), weibo: await account('weibo') },
    submissions: api.app.get(ReviewSubmissionService),
    decisions: api.app.get(ReviewDecisionService),
    withdrawals: api.app.get(ReviewWithdrawalService),
    reader: api.app.get(ReviewReader),
    seals: api.app.get(SealService),
    async close(): Promise<void> {
      await api.close();
      await database.close();
    },
  };
}

export type Scene = Awaited<ReturnType<typeof setScene>>;

export interface WrittenStory {
  storyId: string;
  revisionId: string;
}

const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '示例正文。' }] }] };
const contents: VariantContent[] = [
  { channel: 'web', title: '示例标题', summary: '示例摘要', body, cover: null },
  { channel: 'weibo', text: '示例微博 {link:publication} 欢迎阅读', picture: null },
];

/** A draft of `author` with a web page and a Weibo text that may be sent. */
export async function writeStory(api: TestApi, departmentId: string, author: string): Promise<WrittenStory> {
  const [storyId, revisionId] = [uuid(), uuid()];
  await api.dataSource.transaction(async (tx) => {
    await tx.query(`INSERT INTO story (id, department_id, kind, author_id) VALUES ($1, $2, 'event', $3)`, [
      storyId,
      departmentId,
      author,
    ]);
    await insertRevision(tx, storyId, revisionId, 1, author);
  });
  return { storyId, revisionId };
}

/** The next revision, as saving one makes it. */
export async function writeRevision(api: TestApi, storyId: string, author: string): Promise<string> {
  const revisionId = uuid();
  await api.dataSource.transaction(async (tx) => {
    const [story] = await tx.query<{ current_revision: number }[]>(
      `SELECT current_revision FROM story WHERE id = $1 FOR UPDATE`,
      [storyId],
    );
    const number = (story?.current_revision ?? 0) + 1;
    await tx.query(`UPDATE story SET current_revision = $2, state = 'draft', version = version + 1 WHERE id = $1`, [
      storyId,
      number,
    ]);
    await insertRevision(tx, storyId, revisionId, number, author);
  });
  return revisionId;
}

async function insertRevision(
  tx: { query(sql: string, parameters: unknown[]): Promise<unknown> },
  storyId: string,
  revisionId: string,
  number: number,
  author: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO story_revision (id, story_id, number, title, summary, facts, body, created_by)
     VALUES ($1, $2, $3, '示例标题', '示例摘要', '{}', $4, $5)`,
    [revisionId, storyId, number, JSON.stringify(body), author],
  );
  for (const content of contents) {
    await tx.query(`INSERT INTO variant (id, revision_id, channel, content, updated_by) VALUES ($1, $2, $3, $4, $5)`, [
      uuid(),
      revisionId,
      content.channel,
      JSON.stringify(content),
      author,
    ]);
  }
}

/** A release on both accounts, the next day. */
export async function submissionOf(scene: Scene, storyId: string, over: Partial<Submission> = {}): Promise<Submission> {
  const [story] = await scene.api.dataSource.query<{ version: number }[]>(`SELECT version FROM story WHERE id = $1`, [
    storyId,
  ]);
  return {
    version: story?.version ?? 0,
    accountIds: [scene.accounts.web, scene.accounts.weibo],
    windowFrom: new Date(NOW.getTime() + DAY),
    windowTo: new Date(NOW.getTime() + 2 * DAY),
    ...over,
  };
}

export interface OpenRound extends WrittenStory {
  roundId: string;
  digest: string;
}

/** A story of `author`, handed in by `author`. */
export async function openRound(scene: Scene, author: Actor = scene.people.author): Promise<OpenRound> {
  const story = await writeStory(scene.api, scene.school, author.personId);
  return handIn(scene, story, author);
}

export async function handIn(scene: Scene, story: WrittenStory, actor: Actor): Promise<OpenRound> {
  await scene.submissions.submit(actor, story.storyId, await submissionOf(scene, story.storyId));
  const { rounds, digest } = await scene.reader.ofStory(actor, story.storyId);
  return { ...story, roundId: rounds[0]?.id ?? '', digest: digest ?? '' };
}

/** Lets the stages before `stage` (of three) agree, each by somebody else; 3 = approved. */
export async function passTo(scene: Scene, round: OpenRound, stage: number): Promise<void> {
  const { first, second, final } = scene.people;
  for (const [index, reviewer] of [first, second, final].slice(0, stage).entries()) {
    await scene.decisions.approve(reviewer, round.roundId, { stage: index, digest: round.digest, opinion: null });
  }
}

/** The seal of a round that was approved. */
export async function sealOfRound(scene: Scene, roundId: string): Promise<string> {
  const [seal] = await scene.api.dataSource.query<{ id: string }[]>(`SELECT id FROM review_seal WHERE round_id = $1`, [
    roundId,
  ]);
  return seal?.id ?? '';
}

/** The stable code of a refusal, `ok` when there is none. */
export async function codeOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'ok';
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
    throw error;
  }
}

/** The constraint or trigger rule the database refused with, `ok` when it did not. */
export async function constraintOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return 'ok';
  } catch (error) {
    const { driverError } = error as { driverError?: { constraint?: string; message?: string } };
    if (!driverError) throw error;
    return driverError.constraint ?? driverError.message ?? '';
  }
}
