import { basename } from 'node:path';

/** Every dialog, sheet and menu of the console, by its name in `web/src`, and the spec that opens it for axe, in both sizes of window. */
export const DIALOGS: Readonly<Record<string, string>> = {
  'absent-confirm': 'duty-day.spec.ts',
  'account-edit': 'administrator-day.spec.ts',
  'account-menu': 'console-browser.spec.ts',
  'account-new': 'administrator-day.spec.ts',
  'account-pause': 'administrator-day.spec.ts',
  'account-way': 'administrator-day.spec.ts',
  blackout: 'administrator-day.spec.ts',
  'blackout-remove': 'dialogs.spec.ts',
  'by-hand': 'live.spec.ts',
  'calendar-cancel': 'dialogs.spec.ts',
  'calendar-hold': 'dialogs.spec.ts',
  'calendar-many': 'dialogs.spec.ts',
  'calendar-place': 'whole-day.spec.ts',
  'calendar-post': 'calendar-browser.spec.ts',
  'campaign-export': 'campaigns-browser.spec.ts',
  'campaign-state': 'campaigns-browser.spec.ts',
  'change-confirm': 'live.spec.ts',
  'change-give-up': 'dialogs.spec.ts',
  'change-order': 'duty-day.spec.ts',
  'correct-link': 'live.spec.ts',
  'day-set': 'dialogs.spec.ts',
  'day-unset': 'dialogs.spec.ts',
  'demonstration-leave': 'leaving.spec.ts',
  department: 'administrator-day.spec.ts',
  'department-closing': 'administrator-day.spec.ts',
  'department-move': 'dialogs.spec.ts',
  'editor-conflict': 'editor.spec.ts',
  'editor-detach': 'editor-files.spec.ts',
  'editor-drop': 'editor.spec.ts',
  'editor-html': 'editor-files.spec.ts',
  'editor-link': 'dialogs.spec.ts',
  'editor-revision': 'dialogs.spec.ts',
  'editor-submit': 'whole-day.spec.ts',
  'editor-withdraw': 'editor.spec.ts',
  freeze: 'duty-day.spec.ts',
  'freeze-done': 'duty-day.spec.ts',
  'freeze-lift': 'duty-day.spec.ts',
  'freeze-look': 'duty-day.spec.ts',
  'gone-note': 'live.spec.ts',
  hasten: 'dialogs.spec.ts',
  'health-pause': 'dialogs.spec.ts',
  'health-resume': 'dialogs.spec.ts',
  issue: 'dialogs.spec.ts',
  'issue-book': 'dialogs.spec.ts',
  'issue-cancel': 'dialogs.spec.ts',
  'issue-close': 'dialogs.spec.ts',
  'issue-move': 'dialogs.spec.ts',
  'issue-open': 'dialogs.spec.ts',
  'issue-reopen': 'dialogs.spec.ts',
  link: 'dialogs.spec.ts',
  'log-in-again': 'console-browser.spec.ts',
  password: 'dialogs.spec.ts',
  person: 'administrator-day.spec.ts',
  'person-disable': 'administrator-day.spec.ts',
  'person-new': 'administrator-day.spec.ts',
  'person-password': 'dialogs.spec.ts',
  'person-role-remove': 'administrator-day.spec.ts',
  'phone-preview': 'whole-day.spec.ts',
  policy: 'administrator-day.spec.ts',
  'policy-retire': 'dialogs.spec.ts',
  'publication-cancel': 'dialogs.spec.ts',
  'publication-hold': 'duty-day.spec.ts',
  'publication-move': 'dialogs.spec.ts',
  'release-many': 'duty-day.spec.ts',
  'review-decision': 'review.spec.ts',
  'review-keys': 'review.spec.ts',
  'sign-again': 'review.spec.ts',
  'sign-decision': 'review.spec.ts',
  'story-act': 'stories.spec.ts',
  'story-move-menu': 'stories.spec.ts',
  'story-new': 'stories.spec.ts',
  'task-give-back': 'duty-day.spec.ts',
  'task-not-posted': 'dialogs.spec.ts',
  'task-put-off': 'dialogs.spec.ts',
  'task-take-over': 'dialogs.spec.ts',
  ways: 'dialogs.spec.ts',
  'webhook-secret': 'dialogs.spec.ts',
  weibo: 'dialogs.spec.ts',
};

const looked = new Set<string>();

/** Those this spec answers for. */
function own(): string[] {
  const spec = basename(expect.getState().testPath ?? '');
  return Object.keys(DIALOGS).filter((name) => DIALOGS[name] === spec);
}

/** @returns which of these axe has still to look at, in this spec */
export function stillToLookAt(names: readonly string[]): string[] {
  return own().filter((name) => names.includes(name) && !looked.has(name));
}

export function lookedAt(names: readonly string[]): void {
  for (const name of names) looked.add(name);
}

/** The last test of a spec that answers for dialogs: a list alone would say what nobody has seen. */
export function looksAtItsDialogs(): void {
  test('each dialog the spec answers for was open while axe looked, in both sizes of window', () => {
    expect(own().length).toBeGreaterThan(0);
    expect(own().filter((name) => !looked.has(name))).toEqual([]);
  });
}
