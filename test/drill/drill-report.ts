import type { Verdict } from './judge/verdict.rules.js';

/** More waiting for a person than this share of what can be read back is a failure (design: publishing). */
const MAY_WAIT = 0.05;
/** A drill in which no freeze could show anything has not shown that freezes hold. */
const FREEZES_JUDGED = 1;

export interface DrillResult {
  seed: number;
  backend: string;
  publications: number;
  kills: number;
  /** At least so many were to be killed. */
  killsWanted: number;
  verdict: Verdict;
  /** What else went wrong with the drill itself: then it has shown nothing. */
  troubles: string[];
  notes: Record<string, number | string>;
}

export function isGood({ verdict, kills, killsWanted, troubles }: DrillResult): boolean {
  const { duplicates, lost, violations, afterFreeze, unsealed, waitingShare, freezesJudged } = verdict;
  const faults = duplicates + lost + violations + afterFreeze + unsealed;
  const enough = kills >= killsWanted && freezesJudged >= FREEZES_JUDGED;
  return faults === 0 && waitingShare <= MAY_WAIT && enough && troubles.length === 0;
}

/** The one line a program reads. */
export function toLine(result: DrillResult): string {
  const { seed, backend, publications, kills, verdict } = result;
  const { duplicates, lost, violations, afterFreeze, unsealed, waitingForAPerson } = verdict;
  const counts = { duplicates, lost, violations, afterFreeze, unsealed, waitingForAPerson };
  return JSON.stringify({ seed, backend, publications, kills, ...counts, ok: isGood(result) });
}

export function toTable(result: DrillResult): string {
  const { seed, backend, publications, kills, verdict, notes } = result;
  const { duplicates, lost, violations, afterFreeze, unsealed, waitingForAPerson, waitingShare, states } = verdict;
  const rows: [string, string | number][] = [
    ['seed 随机种子', seed],
    ['backend 队列', backend],
    ['publications 发布', publications],
    ['kills 强杀', kills],
    ['freezes judged 评判的停发', verdict.freezesJudged],
    ...Object.entries(notes),
    ...Object.entries(states).map(([state, count]): [string, number] => [`  ${state}`, count]),
    ['waiting for a person 待人工核实', `${waitingForAPerson} (${(waitingShare * 100).toFixed(1)} %)`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}${value}`),
    `duplicates ${duplicates} · lost ${lost} · violations ${violations} · after-freeze ${afterFreeze} · unsealed ${unsealed}`,
  ].join('\n');
}
