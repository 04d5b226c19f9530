import type { LocalText } from '../../../platform/errors/app-error.js';

/**
 * What a change would do to the plan, in words; what it would not do is left out.
 * @param counts publications that would not fit, and pairs of department and channel that could not publish at all; one is above zero
 * @param isStale whether something was confirmed, which does not cover this
 */
export function strandedWords(
  { misfits, silenced }: { misfits: number; silenced: number },
  isStale: boolean,
): { before: LocalText; effect: LocalText } {
  const zh = [
    ...(misfits > 0 ? [`有 ${misfits} 条已排期的发布不再符合规则`] : []),
    ...(silenced > 0 ? [`有 ${silenced} 处（单位与渠道）完全不能发布`] : []),
  ];
  const en = [
    ...(misfits > 0 ? [`${misfits} planned ${misfits === 1 ? 'publication' : 'publications'} would not fit`] : []),
    ...(silenced > 0
      ? [
          `${silenced} ${silenced === 1 ? 'department on a channel' : 'departments on channels'} could not publish at all`,
        ]
      : []),
  ];
  return {
    before: isStale
      ? {
          zh: '所附的确认与现在的影响不符（预览之后规则或排期有变，或不是这次改动的预览）。',
          en: 'what was confirmed is not what would happen now (the rules or the plan have changed since that preview, or it was the preview of another change); ',
        }
      : { zh: '', en: '' },
    effect: { zh: zh.join('，'), en: en.join(' and ') },
  };
}
