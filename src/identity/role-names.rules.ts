import type { LocalText } from '../platform/errors/app-error.js';
import type { Role } from './access.rules.js';

/** What people hold in a department, as they call it: the one set of names, here as in the console (`role-names.spec.ts`). */
export const ROLE_NAMES: Record<Role, LocalText> = {
  press_officer: { zh: '信息员', en: 'Press officer' },
  proofreader: { zh: '校对', en: 'Proofreader' },
  first_reviewer: { zh: '初审', en: 'First reviewer' },
  second_reviewer: { zh: '复审', en: 'Second reviewer' },
  final_reviewer: { zh: '终审', en: 'Final reviewer' },
  duty_editor: { zh: '值班编辑', en: 'Duty editor' },
  channel_administrator: { zh: '渠道管理员', en: 'Channel administrator' },
  coordinator: { zh: '专题统筹', en: 'Campaign coordinator' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  viewer: { zh: '领导（查看）', en: 'Leader (reads)' },
};
