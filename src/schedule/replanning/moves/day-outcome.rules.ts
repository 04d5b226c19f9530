import type { Words } from '../../planner/words.rules.js';
import { dayOf, DAYS_LOOKED_AT } from './day-move.rules.js';
import type { PreviewEntry } from './plan-preview.rules.js';
import { isMove } from './proposal.rules.js';

/** What a day move was asked: local days `YYYY-MM-DD`; `to` null = the first that takes everything. */
export interface DayMoveAsked {
  readonly day: string;
  readonly to: string | null;
}

/** Where a day's publications go, in figures; those that only follow their pages are not counted. */
export interface DayOutcome {
  /** The day they are to go to, chosen or given; null when there is nothing to move and none was given. */
  readonly to: string | null;
  readonly chosen: boolean;
  readonly takesAll: boolean;
  readonly onDay: number;
  /** The day has no room for them: they stand on days after it. */
  readonly later: number;
  /** They stay where they are. */
  readonly staying: number;
  readonly text: Words;
}

/** @param entries all of the preview, or of what was done by it */
export function outcomeOfDay(entries: readonly PreviewEntry[], asked: DayMoveAsked, zone: string): DayOutcome {
  const movers = entries.filter(({ follows }) => !follows);
  const to = asked.to ?? movers[0]?.target ?? null;
  const moving = movers.filter(({ proposal }) => isMove(proposal));
  const onDay = moving.filter(({ proposal }) => dayOf(proposal.to, zone) === to).length;
  const counts = { onDay, later: moving.length - onDay, staying: movers.length - moving.length };
  const facts = { to, chosen: asked.to === null && to !== null, takesAll: onDay === movers.length, ...counts };
  return { ...facts, text: wordsOf(facts, asked.day) };
}

function wordsOf(facts: Omit<DayOutcome, 'text'>, day: string): Words {
  const { to, chosen, takesAll, onDay, later, staying } = facts;
  if (onDay + later + staying === 0)
    return { zh: `${day} 没有可移动的发布任务`, en: `there is nothing to move on ${day}` };
  if (takesAll)
    return chosen
      ? {
          zh: `${to} 是此后 ${DAYS_LOOKED_AT} 天内第一个能全部容纳的日子，${onDay} 条都排在当天`,
          en: `${to} is the first of the next ${DAYS_LOOKED_AT} days with room for all: all ${onDay} go there`,
        }
      : { zh: `${onDay} 条都排在 ${to}`, en: `all ${onDay} go to ${to}` };
  const parts: Words[] = [
    { zh: `当天 ${onDay} 条`, en: `${onDay} on that day` },
    ...(later > 0 ? [{ zh: `之后的日子 ${later} 条`, en: `${later} on later days` }] : []),
    ...(staying > 0 ? [{ zh: `不能移动、留在原处 ${staying} 条`, en: `${staying} cannot move and stay` }] : []),
  ];
  const opening: Words = chosen
    ? {
        zh: `此后 ${DAYS_LOOKED_AT} 天内没有一天能全部容纳，改为从 ${to} 起依次分开安排`,
        en: `none of the next ${DAYS_LOOKED_AT} days has room for all, so they are spread from ${to} on`,
      }
    : { zh: `${to} 不能全部容纳`, en: `${to} has no room for all` };
  return {
    zh: `${opening.zh}：${parts.map(({ zh }) => zh).join('，')}`,
    en: `${opening.en}: ${parts.map(({ en }) => en).join(', ')}`,
  };
}
