/** Where a story stands. */
export const STORY_STATES = ['draft', 'in_review', 'returned', 'approved', 'withdrawn'] as const;
export type StoryState = (typeof STORY_STATES)[number];

export const STORY_STATE_NAMES: Record<StoryState, { zh: string; en: string }> = {
  draft: { zh: '草稿', en: 'draft' },
  in_review: { zh: '审核中', en: 'in review' },
  returned: { zh: '已退回', en: 'returned' },
  approved: { zh: '已定稿', en: 'approved' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/**
 * The moves a story may make; the database holds the same table in a trigger. Submitting, returning, approving and withdrawing are the reviews'
 * moves; a new revision takes a returned or withdrawn story back to draft. An approved story cannot simply be rewritten: its approval is
 * withdrawn first, so that nothing sealed is sent while somebody changes it.
 */
export const STORY_MOVES: Readonly<Record<StoryState, readonly StoryState[]>> = {
  draft: ['in_review', 'withdrawn'],
  in_review: ['returned', 'approved', 'withdrawn'],
  returned: ['draft', 'in_review', 'withdrawn'],
  approved: ['withdrawn'],
  withdrawn: ['draft', 'in_review'],
};

export const FIRST_STORY_STATE: StoryState = 'draft';

export function canMove(from: StoryState, to: StoryState): boolean {
  return STORY_MOVES[from].includes(to);
}

/** States in which the story may be written: new revisions, edited variants, another campaign. */
export const WRITABLE_STATES: readonly StoryState[] = ['draft', 'returned', 'withdrawn'];

export function isWritable(state: StoryState): boolean {
  return WRITABLE_STATES.includes(state);
}

/** States in which the current revision must be locked. */
export const LOCKED_STATES: readonly StoryState[] = ['in_review', 'approved'];
