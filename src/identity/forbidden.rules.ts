import { AppError, type LocalText } from '../platform/errors/app-error.js';
import { type Action, type Role, rolesReaching } from './access.rules.js';
import { FORBIDDEN } from './identity.errors.js';

const TITLES: Record<Role, LocalText> = {
  press_officer: { zh: '宣传员', en: 'press officer' },
  proofreader: { zh: '校对', en: 'proofreader' },
  first_reviewer: { zh: '初审', en: 'first reviewer' },
  second_reviewer: { zh: '复审', en: 'second reviewer' },
  final_reviewer: { zh: '终审', en: 'final reviewer' },
  duty_editor: { zh: '值班编辑', en: 'duty editor' },
  channel_administrator: { zh: '渠道管理员', en: 'channel administrator' },
  coordinator: { zh: '专题统筹', en: 'coordinator' },
  administrator: { zh: '系统管理员', en: 'administrator' },
  viewer: { zh: '查阅', en: 'viewer' },
};

const THERE: LocalText = { zh: '该单位', en: 'that department' };

/**
 * The refusal of `action`: it names the roles that carry it, so that people know what to ask for, or whom to ask to do it.
 * @param where name of the department whose roles count, where the caller could take it for another
 */
export function forbidden(action: Action, where?: string): AppError {
  const roles = rolesReaching(action).own.map((role) => TITLES[role]);
  const list = { zh: roles.map(({ zh }) => zh).join('、'), en: roles.map(({ en }) => en).join(', ') };
  return new AppError(
    FORBIDDEN,
    { roles: list, where: where === undefined ? THERE : { zh: `“${where}”`, en: `“${where}”` } },
    undefined,
    { action },
  );
}
