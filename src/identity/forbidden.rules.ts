import { AppError, type LocalText } from '../platform/errors/app-error.js';
import { type Action, rolesReaching } from './access.rules.js';
import { FORBIDDEN } from './identity.errors.js';
import { ROLE_NAMES } from './role-names.rules.js';

const THERE: LocalText = { zh: '该单位', en: 'that department' };

/**
 * The refusal of `action`: it names the roles that carry it, so that people know what to ask for, or whom to ask to do it.
 * @param where name of the department whose roles count, where the caller could take it for another
 */
export function forbidden(action: Action, where?: string): AppError {
  const roles = rolesReaching(action).own.map((role) => ROLE_NAMES[role]);
  const list = { zh: roles.map(({ zh }) => zh).join('、'), en: roles.map(({ en }) => en.toLowerCase()).join(', ') };
  return new AppError(
    FORBIDDEN,
    { roles: list, where: where === undefined ? THERE : { zh: `“${where}”`, en: `“${where}”` } },
    undefined,
    { action },
  );
}
