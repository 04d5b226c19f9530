import { AppError } from '../../platform/errors/app-error.js';
import { DEPARTMENT_CLOSED, DEPARTMENT_UNKNOWN, LAST_ADMINISTRATOR, LOGIN_TAKEN } from '../identity.errors.js';

/** What the database's refusal of a change of people means; null when it is none we know. */
export function refusalByConstraint(constraint: string | undefined): AppError | null {
  if (constraint === 'person_login') return new AppError(LOGIN_TAKEN, {}, '/login');
  if (constraint === 'administrator_remains') return new AppError(LAST_ADMINISTRATOR);
  if (constraint === 'person_department_fk' || constraint === 'role_assignment_department_fk') {
    return new AppError(DEPARTMENT_UNKNOWN, {}, '/departmentId');
  }
  if (constraint === 'department_open')
    return new AppError(DEPARTMENT_CLOSED, { name: { zh: '这个单位', en: 'that department' } });
  return null;
}

/** Runs a transaction and words the refusals of the constraints that decide its races. */
export async function refusingWhatTheDatabaseRefuses<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { driverError } = error as { driverError?: { constraint?: string } };
    throw refusalByConstraint(driverError?.constraint) ?? error;
  }
}
