import { OBJECT_KINDS } from '../../../../../src/publishing/record/object-kinds.rules.js';
import { AUDIT_KINDS } from './audit-kinds';

test('the record can be narrowed to every kind of object it tells of', () => {
  expect(AUDIT_KINDS.map(([kind]) => kind).sort()).toEqual(Object.keys(OBJECT_KINDS).sort());
});
