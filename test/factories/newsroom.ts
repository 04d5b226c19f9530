import { v7 as uuid } from 'uuid';
import { AccountService, type SystemAccount } from '../../src/accounts/account.service.js';
import type { ChannelKind } from '../../src/accounts/channels/channel-kind.rules.js';
import type { Role } from '../../src/identity/access.rules.js';
import type { Actor } from '../../src/identity/actor.js';
import type { Config } from '../../src/platform/config/config.token.js';
import { ReviewDecisionService } from '../../src/review/review-decision.service.js';
import { ReviewReader } from '../../src/review/review-reader.service.js';
import { ReviewSubmissionService } from '../../src/review/review-submission.service.js';
import { ScheduleService } from '../../src/schedule/publications/planning/schedule.service.js';
import type { VariantContent } from '../../src/stories/variant-content.rules.js';
import { COVER, COVER_BYTES } from '../engine/seed/story-content.js';
import { createMigratedDatabase } from '../support/database.js';
import { bootApi, type TestApi } from '../support/http-app.js';

const DAY = 86_400_000;

export interface Newsroom {
  api: TestApi;
  databaseUrl: string;
  bureau: string;
  school: string;
  people: Record<
    'officer' | 'schoolOfficer' | 'first' | 'second' | 'final' | 'duty' | 'secondDuty' | 'channels' | 'admin',
    Actor
  >;
  close(): Promise<void>;
}

/** A bureau with a school below it and somebody for every part. The engine's clock is PostgreSQL's, so this one stands at the real time. */
export async function openNewsroom(config: Partial<Config> = {}): Promise<Newsroom> {
  const database = await createMigratedDatabase();
  const api = await bootApi({ databaseUrl: database.url, now: new Date(), config });
  const bureau = await api.createDepartment({ name: '示例局' });
  const school = await api.createDepartment({ name: '示例学校', parentId: bureau, kind: 'school' });
  const person = async (login: string, ...roles: [string, ...Role[]][]): Promise<Actor> => ({
    personId: await api.createPerson({ login, roles }),
    login,
    displayName: login,
    sessionId: uuid(),
  });
  return {
    api,
    databaseUrl: database.url,
    bureau,
    school,
    people: {
      officer: await person('officer', [bureau, 'press_officer']),
      schoolOfficer: await person('school-officer', [school, 'press_officer']),
      first: await person('first', [bureau, 'first_reviewer']),
      second: await person('second', [bureau, 'second_reviewer']),
      final: await person('final', [bureau, 'final_reviewer']),
      duty: await person('duty', [bureau, 'duty_editor']),
      secondDuty: await person('second-duty', [bureau, 'duty_editor']),
      channels: await person('channels', [bureau, 'channel_administrator']),
      admin: await person('admin', [bureau, 'administrator']),
    },
    async close() {
      await api.close();
      await database.close();
    },
  };
}

/** An account the department owns; the own site needs no more, a platform its address and secrets. */
export async function openAccount(
  room: Newsroom,
  channel: ChannelKind,
  more: Partial<SystemAccount> = {},
): Promise<string> {
  const account = await room.api.app.get(AccountService).createSystemAccount({
    departmentId: room.bureau,
    channel,
    name: `示例 ${channel}`,
    ...more,
  });
  return account.id;
}

let stories = 0;

/** What one story says on each channel; the number keeps platforms from calling two of them the same. */
export function contentsOf(channels: readonly ChannelKind[], text: string): VariantContent[] {
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `${text}正文。` }] }] };
  const all: Partial<Record<ChannelKind, VariantContent>> = {
    web: { channel: 'web', title: text, summary: `${text}摘要`, body, cover: null },
    weibo: { channel: 'weibo', text: `${text} {link:publication}`, picture: null },
    wechat: {
      ...{ channel: 'wechat', title: text, author: '示例', digest: `${text}摘要`, body, cover: COVER },
      sourceLink: 'http://localhost/news',
    },
    other: {
      ...{ channel: 'other', title: text, text: `${text}正文。#示例话题#`, pictures: [], attachments: [] },
    },
  };
  return channels.flatMap((channel) => all[channel] ?? []);
}

/** A story of the department that three different people have approved for the accounts. */
export async function approveStory(
  room: Newsroom,
  accounts: Partial<Record<ChannelKind, string>>,
  options: {
    departmentId?: string;
    text?: string;
    windowFrom?: Date;
    windowTo?: Date;
    moreAccounts?: string[];
    contents?: VariantContent[];
    /** Gives it the picture `COVER`, as WeChat texts have it anyway. */
    pictured?: boolean;
    /** How many of the three approve it; with fewer its round stays open. */
    approvals?: number;
  } = {},
): Promise<string> {
  const { api, people } = room;
  const departmentId = options.departmentId ?? room.bureau;
  const author = departmentId === room.school ? people.schoolOfficer : people.officer;
  const text = options.text ?? `示例稿件${++stories}号`;
  const [storyId, revisionId] = [uuid(), uuid()];
  const channels = Object.keys(accounts) as ChannelKind[];
  await api.dataSource.transaction(async (tx) => {
    await tx.query(`INSERT INTO story (id, department_id, kind, author_id) VALUES ($1, $2, 'event', $3)`, [
      storyId,
      departmentId,
      author.personId,
    ]);
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    await tx.query(
      `INSERT INTO story_revision (id, story_id, number, title, summary, facts, body, created_by)
       VALUES ($1, $2, 1, $3, $3, '{}', $4, $5)`,
      [revisionId, storyId, text, JSON.stringify(body), author.personId],
    );
    if (channels.includes('wechat') || options.pictured) {
      await tx.query(
        `INSERT INTO media (sha256, mime, size, width, height, bytes, created_by)
         VALUES ($1, 'image/png', $2, 1, 1, $3, $4) ON CONFLICT DO NOTHING`,
        [COVER, COVER_BYTES.length, COVER_BYTES, author.personId],
      );
      await tx.query(`INSERT INTO revision_media (revision_id, position, sha256, alt) VALUES ($1, 0, $2, '示例封面')`, [
        revisionId,
        COVER,
      ]);
    }
    for (const content of options.contents ?? contentsOf(channels, text))
      await tx.query(
        `INSERT INTO variant (id, revision_id, channel, content, updated_by) VALUES ($1, $2, $3, $4, $5)`,
        [uuid(), revisionId, content.channel, JSON.stringify(content), author.personId],
      );
  });
  const now = api.clock.now().getTime();
  await api.app.get(ReviewSubmissionService).submit(author, storyId, {
    version: 1,
    accountIds: [...Object.values(accounts), ...(options.moreAccounts ?? [])],
    windowFrom: options.windowFrom ?? new Date(now - 60_000),
    windowTo: options.windowTo ?? new Date(now + 300 * DAY),
  });
  const { rounds, digest } = await api.app.get(ReviewReader).ofStory(author, storyId);
  const roundId = rounds[0]?.id ?? '';
  const reviewers = [people.first, people.second, people.final].slice(0, options.approvals ?? 3);
  for (const [stage, reviewer] of reviewers.entries())
    await api.app.get(ReviewDecisionService).approve(reviewer, roundId, { stage, digest: digest ?? '', opinion: null });
  return storyId;
}

/** Puts an approved story on the schedule; wishes are relative to now, ms. @returns the publication's id */
export async function scheduleStory(
  room: Newsroom,
  storyId: string,
  accountId: string,
  wish: Date | null = null,
  actor: Actor = room.people.duty,
): Promise<string> {
  return room.api.app.get(ScheduleService).schedule(actor, {
    storyId,
    accountId,
    wishedAt: wish,
    priority: 'normal',
    priorityReason: null,
  });
}

/** Adds a throttle policy directly; its days are those of `zone`, the institution's where it says nothing. */
export async function addPolicy(
  room: Newsroom,
  rules: unknown[],
  scope: {
    departmentId?: string;
    spread?: 'each' | 'shared';
    accountId?: string;
    channel?: ChannelKind;
    zone?: string;
  } = {},
): Promise<string> {
  const id = uuid();
  await room.api.dataSource.query(
    `INSERT INTO throttle_policy (id, name, department_id, spread, channel, account_id, zone, rules)
     VALUES ($1, '示例规则', $2, $3, $4, $5, $6, $7)`,
    [
      id,
      scope.departmentId ?? null,
      scope.spread ?? 'each',
      scope.channel ?? null,
      scope.accountId ?? null,
      scope.zone ?? 'Asia/Shanghai',
      JSON.stringify(rules),
    ],
  );
  return id;
}
