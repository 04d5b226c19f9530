import { doneOf, nextStep } from './first-steps.rules.js';

const NEW = { departments: 1, people: 1, accounts: 0, policies: 0, story: 0 };

describe('the first steps of a house', () => {
  test('begin with the departments, for one root and one administrator are there anyway', () => {
    expect(nextStep(doneOf(NEW))).toBe('departments');
  });

  test('ask for people who write and three who decide', () => {
    expect(nextStep(doneOf({ ...NEW, departments: 2, people: 3 }))).toBe('people');
    expect(nextStep(doneOf({ ...NEW, departments: 2, people: 4 }))).toBe('accounts');
  });

  test('may be done in any order, and end when all is done', () => {
    const done = doneOf({ departments: 3, people: 9, accounts: 1, policies: 1, story: 0 });
    expect(nextStep(done)).toBe('story');
    expect(nextStep({ ...done, story: true })).toBeNull();
  });
});
