import { CRAFTSMAN_STORY } from './craftsman-story.js';
import type { DemoStory } from './demo-story.js';
import { GRADUATE_STORY } from './graduate-story.js';
import { POLICY_STORY } from './policy-story.js';
import { UNIT_STORY } from './unit-story.js';
import { WINNER_STORY } from './winner-story.js';

/** The stories that go through all three reviews and out; all three pillars are among them. */
export const RELEASED_STORIES: readonly DemoStory[] = [
  POLICY_STORY,
  UNIT_STORY,
  CRAFTSMAN_STORY,
  WINNER_STORY,
  GRADUATE_STORY,
];
