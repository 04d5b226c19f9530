import { LINK_PLACE } from './variant-content.rules.js';
import { isCleanLine, isCleanText, problem, type Problem } from './problem.rules.js';

export const STORY_KINDS = ['craftsman', 'competition_winner', 'graduate', 'unit', 'policy', 'event'] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

export const STORY_KIND_NAMES: Record<StoryKind, { zh: string; en: string }> = {
  craftsman: { zh: '工匠', en: 'craftsman' },
  competition_winner: { zh: '技能大赛获奖选手', en: 'competition winner' },
  graduate: { zh: '优秀毕业生', en: 'outstanding graduate' },
  unit: { zh: '单位', en: 'unit' },
  policy: { zh: '政策措施', en: 'policy' },
  event: { zh: '活动', en: 'event' },
};

/** How far a machine wrote the text; generated content carries a visible label in every variant. */
export const AI_USES = ['none', 'assisted', 'generated'] as const;
export type AiUse = (typeof AI_USES)[number];

/** Bounds of a revision's texts, in characters (UTF-16 units). */
export const REVISION_LIMITS = { title: 100, summary: 500, alt: 200 } as const;

/** Checks title and summary of a revision; an empty list means they may be stored. */
export function checkRevisionTexts(title: string, summary: string): Problem[] {
  const problems: Problem[] = [];
  if (title.trim() === '' || title.length > REVISION_LIMITS.title || !isCleanLine(title)) {
    problems.push(
      problem(
        '/title',
        'TITLE',
        `标题必填，不超过 ${REVISION_LIMITS.title} 字，不换行。`,
        `The title is one line of 1 to ${REVISION_LIMITS.title} characters.`,
      ),
    );
  }
  if (summary.length > REVISION_LIMITS.summary || !isCleanText(summary)) {
    problems.push(
      problem(
        '/summary',
        'SUMMARY',
        `摘要不超过 ${REVISION_LIMITS.summary} 字。`,
        `The summary has at most ${REVISION_LIMITS.summary} characters.`,
      ),
    );
  }
  for (const [pointer, text] of [
    ['/title', title],
    ['/summary', summary],
  ] as const) {
    if (text.includes(LINK_PLACE)) {
      problems.push(
        problem(
          pointer,
          'LINK_PLACE_IN_TEXT',
          '标题和摘要里不能有链接占位符。',
          'Title and summary cannot hold the link place.',
        ),
      );
    }
  }
  return problems;
}

/** Checks an alternative text: one line that says what the picture shows. */
export function checkAlt(alt: string, pointer: string): Problem[] {
  return alt.trim() !== '' && alt.length <= REVISION_LIMITS.alt && isCleanLine(alt)
    ? []
    : [
        problem(
          pointer,
          'ALT_TEXT',
          `图片必须有替代文字（不超过 ${REVISION_LIMITS.alt} 字，不换行）。`,
          `A picture needs an alternative text of one line, at most ${REVISION_LIMITS.alt} characters.`,
        ),
      ];
}
