import { FACT_FIELDS } from '../../../../src/stories/facts/facts-fields.rules';
import { FACT_NAMES } from './fact-names';

test('the console calls the facts what the server calls them, and leaves none out', () => {
  const names = Object.entries(FACT_FIELDS).map(([kind, fields]) => [
    kind,
    Object.fromEntries(Object.entries(fields).map(([key, { zh, en }]) => [key, { zh, en }])),
  ]);
  expect(FACT_NAMES).toEqual(Object.fromEntries(names));
});
