import type { Words } from '../../planner/words.rules.js';
import { PUBLICATION_STATE_NAMES, type PublicationState } from '../publication-state.rules.js';
import { written } from './awaited.rules.js';

/** A look at the platform for a send that it had refused. */
export interface OwedLookFacts {
  /** For a send of the publication itself; else for that of another one of its stories on its account. */
  readonly own: boolean;
  /** When it is looked for next (ISO); null = once the other one is given up, for no look tells before. */
  readonly at: string | null;
  /** Where the publication stands whose send is to be looked for. */
  readonly state: PublicationState;
}

/** As a `Wait` of waiting.rules.ts. */
interface OwedLookWait {
  readonly code: 'LOOK_OWED';
  readonly text: Words;
  readonly todo: Words;
  readonly until?: Date;
}

/** @param zone IANA name in which times are written */
export function lookIsOwed({ own, at, state }: OwedLookFacts, now: Date, zone: string): OwedLookWait {
  if (at === null) return { ...EARLIER_WAITS, todo: earlierTodo(state) };
  const until = new Date(Math.max(Date.parse(at), now.getTime()));
  const whose = own
    ? { zh: '平台曾答复没有受理这次发送', en: 'The platform had refused this send' }
    : {
        zh: '其中的稿件先前在该账号的一次发送，平台曾答复没有受理',
        en: 'The platform had refused an earlier send of a story in it on the account',
      };
  return {
    code: 'LOOK_OWED',
    text: {
      zh: `${whose.zh}：为免重复，系统将在 ${written(until, zone)} 前后到平台核对它是否其实已经发出，核对清楚之前不会发出。`,
      en: `${whose.en}: so that nothing is posted twice, the platform is looked at about ${written(until, zone)} to see whether it is out all the same, and this does not leave before that is clear.`,
    },
    todo: {
      zh: '无须处理；核对清楚后自动继续，查不清的会请值班人员核实。',
      en: 'Nothing to do: it goes on by itself once that is clear; where it does not become clear, the person on duty is asked.',
    },
    until,
  };
}

/** What is sent again under its id is posted once however often: whether it is out already is then only told by the end of it. */
const EARLIER_WAITS = {
  code: 'LOOK_OWED',
  text: {
    zh: '其中的稿件先前在该账号还有一次发布没有结束：平台曾答复没有受理，但不能排除已经发出。它发出或取消之前，这条不会发出。',
    en: 'An earlier publication of a story in it on the account has not ended: the platform had refused it, but it may be out. This does not leave before that one is sent or cancelled.',
  },
} as const;

/** What ends the earlier one: it goes out by itself, or waits for somebody. */
function earlierTodo(state: PublicationState): Words {
  switch (state) {
    case 'held':
    case 'failed':
    case 'missed':
      return {
        zh: `请打开先前的那一次发布，它现在“${PUBLICATION_STATE_NAMES[state].zh}”，不会自己发出：仍要发的，请为它重新排期；不再发的，请取消，系统随即到平台核对。`,
        en: `Open the earlier publication, which is "${PUBLICATION_STATE_NAMES[state].en}" and does not leave by itself: give it a new time if it is still to go, or cancel it, and the platform is looked at at once.`,
      };
    case 'unconfirmed':
      return {
        zh: '先前的那一次发布正在核实，系统查不明的要由人核实：请打开它，已发出的填写链接，没有发出的由两人确认。',
        en: 'The earlier publication is being looked up; what cannot be found out a person has to: open it, fill in the link when it is out, else two people confirm that it is not.',
      };
    default:
      return {
        zh: '请打开先前的那一次发布：仍要发的，等它发出；不再发的，请取消，系统随即到平台核对。',
        en: 'Open the earlier publication: let it go out, or cancel it, and the platform is looked at at once.',
      };
  }
}
