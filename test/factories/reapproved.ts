import { v7 as uuid } from 'uuid';
import type { ChannelKind } from '../../src/accounts/channels/channel-kind.rules.js';
import { ReviewDecisionService } from '../../src/review/review-decision.service.js';
import { ReviewReader } from '../../src/review/review-reader.service.js';
import { ReviewSubmissionService } from '../../src/review/review-submission.service.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { contentsOf, type Newsroom } from './newsroom.js';

/** Takes the story's approval back. */
export async function voidApproval({ api, people }: Newsroom, storyId: string): Promise<void> {
  const { rounds } = await api.app.get(ReviewReader).ofStory(people.officer, storyId);
  const standing = rounds.find(({ state }) => state === 'approved');
  await api.app.get(ReviewWithdrawalService).voidApproval(people.final, standing?.id ?? '', '示例：数据有误');
}

/** A newer text of a story, approved after the first approval was taken back. */
export async function approveAnew(
  room: Newsroom,
  storyId: string,
  accounts: Partial<Record<ChannelKind, string>>,
  text: string,
): Promise<void> {
  const { api, people } = room;
  await voidApproval(room, storyId);
  const revisionId = uuid();
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
  await api.dataSource.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO story_revision (id, story_id, number, title, summary, facts, body, created_by)
       SELECT $1, $2, max(number) + 1, $3, $3, '{}', $4, $5 FROM story_revision WHERE story_id = $2`,
      [revisionId, storyId, text, JSON.stringify(body), people.officer.personId],
    );
    await tx.query(
      `UPDATE story SET state = 'draft', current_revision = current_revision + 1, version = version + 1 WHERE id = $1`,
      [storyId],
    );
    for (const content of contentsOf(Object.keys(accounts) as ChannelKind[], text))
      await tx.query(
        `INSERT INTO variant (id, revision_id, channel, content, updated_by) VALUES ($1, $2, $3, $4, $5)`,
        [uuid(), revisionId, content.channel, JSON.stringify(content), people.officer.personId],
      );
  });
  const [story]: { version: number }[] = await api.dataSource.query(`SELECT version FROM story WHERE id = $1`, [
    storyId,
  ]);
  const now = Date.now();
  await api.app.get(ReviewSubmissionService).submit(people.officer, storyId, {
    version: story?.version ?? 0,
    accountIds: Object.values(accounts),
    windowFrom: new Date(now - 60_000),
    windowTo: new Date(now + 86_400_000),
  });
  const { rounds, digest } = await api.app.get(ReviewReader).ofStory(people.officer, storyId);
  const open = rounds.find(({ state }) => state === 'in_review');
  for (const [stage, reviewer] of [people.first, people.second, people.final].entries())
    await api.app
      .get(ReviewDecisionService)
      .approve(reviewer, open?.id ?? '', { stage, digest: digest ?? '', opinion: null });
}
