import { randomInt } from 'node:crypto';
import { DemoClient } from '../client/demo-client.js';
import type { Identified } from '../client/answers.js';
import type { DepartmentIds, DepartmentKey } from './departments.js';

export type PersonKey =
  | 'employmentOfficer'
  | 'trainingOfficer'
  | 'schoolOfficer'
  | 'proofreader'
  | 'firstReviewer'
  | 'secondReviewer'
  | 'finalReviewer'
  | 'dutyEditor'
  | 'channelAdministrator'
  | 'coordinator'
  | 'viewer';

interface DemoPerson {
  key: PersonKey;
  login: string;
  /** A role, never a name: nobody in the demonstration is invented. */
  displayName: string;
  department: DepartmentKey;
  role: string;
  en: string;
}

const PEOPLE: readonly DemoPerson[] = [
  {
    key: 'employmentOfficer',
    login: 'demo-officer',
    displayName: '示例·就业服务中心信息员',
    department: 'employment',
    role: 'press_officer',
    en: 'press officer, employment service',
  },
  {
    key: 'trainingOfficer',
    login: 'demo-training',
    displayName: '示例·培训研究室信息员',
    department: 'training',
    role: 'press_officer',
    en: 'press officer, training research',
  },
  {
    key: 'schoolOfficer',
    login: 'demo-school',
    displayName: '示例·第一技校信息员',
    department: 'school1',
    role: 'press_officer',
    en: 'press officer, technical school',
  },
  {
    key: 'proofreader',
    login: 'demo-proof',
    displayName: '示例·校对',
    department: 'bureau',
    role: 'proofreader',
    en: 'proofreader',
  },
  {
    key: 'firstReviewer',
    login: 'demo-first',
    displayName: '示例·初审',
    department: 'bureau',
    role: 'first_reviewer',
    en: 'first reviewer',
  },
  {
    key: 'secondReviewer',
    login: 'demo-second',
    displayName: '示例·复审',
    department: 'bureau',
    role: 'second_reviewer',
    en: 'second reviewer',
  },
  {
    key: 'finalReviewer',
    login: 'demo-final',
    displayName: '示例·终审',
    department: 'bureau',
    role: 'final_reviewer',
    en: 'final reviewer',
  },
  {
    key: 'dutyEditor',
    login: 'demo-duty',
    displayName: '示例·值班编辑',
    department: 'bureau',
    role: 'duty_editor',
    en: 'duty editor',
  },
  {
    key: 'channelAdministrator',
    login: 'demo-channels',
    displayName: '示例·渠道管理员',
    department: 'bureau',
    role: 'channel_administrator',
    en: 'channel administrator',
  },
  {
    key: 'coordinator',
    login: 'demo-coordinator',
    displayName: '示例·专题统筹',
    department: 'bureau',
    role: 'coordinator',
    en: 'campaign coordinator',
  },
  {
    key: 'viewer',
    login: 'demo-viewer',
    displayName: '示例·分管领导',
    department: 'bureau',
    role: 'viewer',
    en: 'leader (reads)',
  },
];

/** Somebody who can log in, with the password that is shown once. */
export interface Credential {
  login: string;
  password: string;
  displayName: string;
  en: string;
}

export type Cast = Record<PersonKey, DemoClient>;

// No characters that are mistaken for each other when read from a screen.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of 16 characters in groups of four. */
export function freshPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** Logs in with a one-time password and replaces it, as everybody must at the first log-in. @returns the new password */
export async function enter(client: DemoClient, login: string, oneTimePassword: string): Promise<string> {
  await client.logIn(login, oneTimePassword);
  const next = freshPassword();
  await client.post('/api/session/password', { current: oneTimePassword, next });
  return next;
}

/**
 * Creates everybody with their role and lets each enter for the first time.
 * @param tell called with each password as soon as it is good
 */
export async function createPeople(
  apiUrl: string,
  admin: DemoClient,
  departments: DepartmentIds,
  tell: (credential: Credential) => void,
): Promise<Cast> {
  const cast: Partial<Cast> = {};
  for (const { key, login, displayName, department, role, en } of PEOPLE) {
    const departmentId = departments[department];
    const { oneTimePassword } = await admin.post<Identified & { oneTimePassword: string }>('/api/people', {
      login,
      displayName,
      departmentId,
      roles: [{ departmentId, role }],
    });
    const client = new DemoClient(apiUrl);
    tell({ login, displayName, en, password: await enter(client, login, oneTimePassword) });
    cast[key] = client;
  }
  return cast as Cast;
}
