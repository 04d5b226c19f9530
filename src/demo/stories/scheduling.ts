import type { DemoClient } from '../client/demo-client.js';
import type { Publication } from '../client/answers.js';
import type { AccountIds } from '../house/accounts.js';
import type { DemoStory } from './samples/demo-story.js';

export interface Pace {
  /** From the scheduling to the first post, seconds. */
  lead: number;
  /** Seconds between posts as the stories say, times this. */
  factor: number;
  /** The rule that makes one post wait: smallest distance on the employment service's Weibo, ISO-8601 duration. */
  gap: string;
}

/** As a person follows it: everything within two minutes. */
export const PACE_TO_WATCH: Pace = { lead: 15, factor: 1, gap: 'PT1M' };
/** As a machine follows it. */
export const PACE_IN_BRIEF: Pace = { lead: 3, factor: 0.15, gap: 'PT10S' };

const DAY_MS = 86_400_000;
/** China Standard Time, all year round. */
const SHANGHAI_MS = 8 * 3_600_000;

/** Plans stories for the coming days: their releases are counted from the midnight before, in Shanghai. @returns as `scheduleStories` */
export async function planStories(
  dutyEditor: DemoClient,
  stories: readonly { id: string; sample: DemoStory }[],
  accounts: AccountIds,
): Promise<Publication[]> {
  const midnight = Math.floor((Date.now() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
  const granted: Publication[] = [];
  for (const { id: storyId, sample } of stories)
    for (const { account, after } of sample.releases) {
      const wishedAt = new Date(midnight + after * 1000).toISOString();
      const wish = { storyId, accountId: accounts[account], wishedAt };
      granted.push(await dutyEditor.post<Publication>('/api/publications', wish));
    }
  return granted;
}

/** Puts approved stories on the schedule in the order of their wishes. @returns what was granted, with reasons */
export async function scheduleStories(
  dutyEditor: DemoClient,
  stories: readonly { id: string; sample: DemoStory }[],
  accounts: AccountIds,
  pace: Pace,
): Promise<Publication[]> {
  const wishes = stories
    .flatMap(({ id, sample }) => sample.releases.map(({ account, after }) => ({ storyId: id, account, after })))
    .sort((a, b) => a.after - b.after);
  // Slots are whole seconds; so are these wishes.
  const second = (): number => Math.ceil(Date.now() / 1000);
  const start = second() + pace.lead;
  const granted: Publication[] = [];
  for (const { storyId, account, after } of wishes) {
    // On a slow machine a wish may be overtaken by the scheduling itself.
    const wish = Math.max(start + Math.round(after * pace.factor), second() + 1);
    const wishedAt = new Date(wish * 1000).toISOString();
    granted.push(
      await dutyEditor.post<Publication>('/api/publications', { storyId, accountId: accounts[account], wishedAt }),
    );
  }
  return granted;
}
