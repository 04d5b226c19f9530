import { DateTime } from 'luxon';
import type { LocalText } from '../errors/app-error.js';

/** What an alert says. Never a text that is to be published, never a person's name or address: it leaves the house. */
export interface AlertFacts {
  /** A few words, the same for every alert of its kind. */
  title: LocalText;
  happened: LocalText;
  todo: LocalText;
  /** Where to go, below the public address; begins with `/`. */
  path: string;
}

/** An alert as it is told. */
export interface ToldAlert {
  id: string;
  kind: string;
  subject: string;
  /** Since when. */
  episode: Date;
  facts: AlertFacts;
}

export interface AlertText {
  subject: string;
  /** Plain text, Chinese first. */
  body: string;
}

/** More than these are told as a digest: how many of each kind with what is to be done, and the first of them. */
const AT_LENGTH = 5;
const LISTED = 20;

/**
 * The words of one message with these alerts (at least one): each with the time since when, for a message may come days later.
 * @param publicUrl without a slash at its end
 * @param zone IANA name in which times are written
 */
export function alertText(alerts: readonly ToldAlert[], publicUrl: string, zone: string): AlertText {
  const [only, ...more] = alerts;
  const one = only && more.length === 0 ? only.facts.title : null;
  const subject = one
    ? `【宣发台】${one.zh} / ${one.en}`
    : `【宣发台】${alerts.length} 件事需要处理 / ${alerts.length} things need attention`;
  const since = (alert: ToldAlert): string => DateTime.fromJSDate(alert.episode, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const parts = alerts.length <= AT_LENGTH ? atLength(alerts, publicUrl, since) : digest(alerts, publicUrl, since);
  return { subject, body: `${parts.zh}\n\n${'—'.repeat(20)}\n\n${parts.en}\n` };
}

type Since = (alert: ToldAlert) => string;

function atLength(alerts: readonly ToldAlert[], publicUrl: string, since: Since): LocalText {
  const told = (language: keyof LocalText, todo: string): string =>
    alerts
      .map(
        (alert) =>
          `${alert.facts.title[language]} (${since(alert)})\n${alert.facts.happened[language]}\n${todo}${alert.facts.todo[language]}\n${publicUrl}${alert.facts.path}`,
      )
      .join('\n\n');
  return { zh: told('zh', '处理办法：'), en: told('en', 'What to do: ') };
}

function digest(alerts: readonly ToldAlert[], publicUrl: string, since: Since): LocalText {
  const kinds = new Map<string, ToldAlert[]>();
  // What is to be done may differ within a kind: then it is told for each.
  for (const alert of alerts) {
    const key = `${alert.kind} ${alert.facts.todo.zh}`;
    kinds.set(key, [...(kinds.get(key) ?? []), alert]);
  }
  const told = (language: keyof LocalText, todo: string, rest: (left: number) => string): string => {
    const counts = [...kinds.values()].map((group) => {
      const [first] = group;
      return `${first?.facts.title[language]} × ${group.length}\n${todo}${first?.facts.todo[language]}`;
    });
    const lines = alerts
      .slice(0, LISTED)
      .map((alert) => `· ${since(alert)} ${alert.facts.happened[language]}\n  ${publicUrl}${alert.facts.path}`);
    const left = alerts.length - LISTED;
    return [...counts, '', ...lines, ...(left > 0 ? [rest(left)] : [])].join('\n');
  };
  return {
    zh: told('zh', '处理办法：', (left) => `……另有 ${left} 件，见 ${publicUrl}`),
    en: told('en', 'What to do: ', (left) => `… and ${left} more at ${publicUrl}`),
  };
}

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 30 * 60_000;

/** Pause before a message is tried again, ms. @param tries how often it was tried, 1 or more */
export function pauseAfter(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 20));
}
