/** What sort of body a department is; the words of official notices (局、区局、院校、机关、工会、共青团). */
export const DEPARTMENT_KINDS = ['bureau', 'district', 'school', 'agency', 'union', 'league', 'other'] as const;
export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number];
