import type { DemoClient } from '../client/demo-client.js';
import type { Review, Story } from '../client/answers.js';
import type { Cast } from '../house/people.js';

/** How long a story may go out after its approval. */
const WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** Hands a story in, with the accounts it is meant for. */
export async function submitStory(author: DemoClient, story: Story, accountIds: readonly string[]): Promise<Review> {
  const now = Date.now();
  return author.post<Review>(`/api/stories/${story.id}/submit`, {
    version: story.version,
    accountIds,
    windowFrom: new Date(now).toISOString(),
    windowTo: new Date(now + WINDOW_MS).toISOString(),
  });
}

const OPINIONS = ['文字通顺，称谓、日期已核对。', '事实与政策口径已核实，同意。', '同意签发。'];

/**
 * Lets reviewers read and agree, each one stage and each another person.
 * @param stages how many stages are passed
 * @returns how many approvals were written down
 */
export async function approveStory(storyId: string, cast: Cast, stages = 3): Promise<number> {
  const reviewers = [cast.firstReviewer, cast.secondReviewer, cast.finalReviewer].slice(0, stages);
  for (const [stage, reviewer] of reviewers.entries()) {
    const { digest, rounds } = await reviewer.get<Review>(`/api/stories/${storyId}/review`);
    const [round] = rounds;
    if (!round) throw new Error(`story ${storyId} has no review round`);
    await reviewer.post(`/api/rounds/${round.id}/approve`, { stage, digest, opinion: OPINIONS[stage] });
  }
  return reviewers.length;
}
