import type { PublicationState } from '../publications/publication-state.rules.js';

/**
 * How far a story has come, from the first word to readers: its own state, and of what is approved whether anything of it waits or is out.
 */
export const STORY_STAGES = [
  'draft',
  'returned',
  'in_review',
  'approved',
  'scheduled',
  'published',
  'withdrawn',
] as const;
export type StoryStage = (typeof STORY_STAGES)[number];

export const STORY_STAGE_NAMES: Record<StoryStage, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'Draft' },
  returned: { zh: '已退回', en: 'Returned' },
  in_review: { zh: '审核中', en: 'In review' },
  approved: { zh: '待排期', en: 'To be scheduled' },
  scheduled: { zh: '待发布', en: 'To leave' },
  published: { zh: '已发布', en: 'Published' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** States of a publication of which something is still to come, a person's word among it. */
export const OPEN_PUBLICATION_STATES: readonly PublicationState[] = [
  'scheduled',
  'claimed',
  'sending',
  'confirming',
  'unconfirmed',
  'held',
  'failed',
  'missed',
];

/** Of an approved story with publications in these states. */
export function stageOfApproved(states: readonly PublicationState[]): 'approved' | 'scheduled' | 'published' {
  if (states.some((state) => OPEN_PUBLICATION_STATES.includes(state))) return 'scheduled';
  return states.includes('sent') ? 'published' : 'approved';
}
