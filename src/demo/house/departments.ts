import type { DemoClient } from '../client/demo-client.js';
import type { Identified } from '../client/answers.js';

interface DemoDepartment {
  key: DepartmentKey;
  name: string;
  shortName: string;
  kind: 'bureau' | 'district' | 'school' | 'agency' | 'union' | 'league';
}

export type DepartmentKey =
  'bureau' | 'employment' | 'training' | 'east' | 'west' | 'north' | 'school1' | 'school2' | 'union' | 'league';

/** Name of the bureau at the root, which exists before the demonstration begins. */
export const BUREAU_NAME = '示例市人力资源和社会保障局';

/** The bodies such a notice speaks to: two institutions of the bureau, district bureaus, schools, union and league. */
const BELOW_BUREAU: readonly DemoDepartment[] = [
  { key: 'employment', name: '示例市就业服务中心', shortName: '就业服务中心', kind: 'agency' },
  { key: 'training', name: '示例市职业技能培训研究室', shortName: '培训研究室', kind: 'agency' },
  { key: 'east', name: '示例东区人力资源和社会保障局', shortName: '东区人社局', kind: 'district' },
  { key: 'west', name: '示例西区人力资源和社会保障局', shortName: '西区人社局', kind: 'district' },
  { key: 'north', name: '示例北区人力资源和社会保障局', shortName: '北区人社局', kind: 'district' },
  { key: 'school1', name: '示例市第一技工学校', shortName: '第一技校', kind: 'school' },
  { key: 'school2', name: '示例市第二技工学校', shortName: '第二技校', kind: 'school' },
  { key: 'union', name: '示例市总工会', shortName: '市总工会', kind: 'union' },
  { key: 'league', name: '共青团示例市委员会', shortName: '团市委', kind: 'league' },
];

export type DepartmentIds = Record<DepartmentKey, string>;

/** Creates the tree below the bureau. @param admin the administrator of the bureau */
export async function createDepartments(admin: DemoClient, bureauId: string): Promise<DepartmentIds> {
  const ids: Partial<DepartmentIds> = { bureau: bureauId };
  for (const { key, ...department } of BELOW_BUREAU) {
    const { id } = await admin.post<Identified>('/api/departments', { parentId: bureauId, ...department });
    ids[key] = id;
  }
  return ids as DepartmentIds;
}
