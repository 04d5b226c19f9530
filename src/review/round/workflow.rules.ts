import type { LocalText } from '../../platform/errors/app-error.js';

/** Roles that hold review stages. */
export const REVIEW_ROLES = ['first_reviewer', 'second_reviewer', 'final_reviewer'] as const;
export type ReviewRole = (typeof REVIEW_ROLES)[number];

/** The permission a decision of a stage asks for, in the story's department or one above it. */
export type DecideAction = `review.decide.${ReviewRole}`;

/** One step of the review. Frozen into the round when it opens: a later change of the template touches no open round. */
export interface ReviewStage {
  /** Stable within a template, e.g. `first`. */
  key: string;
  name: LocalText;
  role: ReviewRole;
  /** What is asked of the reviewer. */
  question: LocalText;
  /** How many of those who hold the role must agree. */
  agree: 'any';
}

/**
 * The default template, 三审: text, then facts and policy, then politics, secrecy and release
 * (the order the institutions' published rules share). Stages are decided in this order and none is skipped.
 */
export const DEFAULT_STAGES: readonly ReviewStage[] = [
  {
    key: 'first',
    name: { zh: '初审', en: 'First review' },
    role: 'first_reviewer',
    question: {
      zh: '文字关：姓名、职务、日期、地点、错别字、语句是否准确通顺。',
      en: 'Wording: names, titles, dates, places, typing errors, sentences.',
    },
    agree: 'any',
  },
  {
    key: 'second',
    name: { zh: '复审', en: 'Second review' },
    role: 'second_reviewer',
    question: {
      zh: '事实关、政策关：依据、数据、引文、导向和标题是否站得住。',
      en: 'Facts and policy: sources, figures, quotations, direction and headline.',
    },
    agree: 'any',
  },
  {
    key: 'final',
    name: { zh: '终审', en: 'Final review' },
    role: 'final_reviewer',
    question: {
      zh: '政治关、保密关、舆情风险；签发。',
      en: 'Political soundness, secrecy, public reaction; release.',
    },
    agree: 'any',
  },
];

/** The permission that deciding a stage asks for. */
export function decideAction(stage: Pick<ReviewStage, 'role'>): DecideAction {
  return `review.decide.${stage.role}`;
}
