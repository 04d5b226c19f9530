import { PARTS, readArguments } from './arguments.rules.js';

it('measures everything unless told otherwise', () => {
  expect(readArguments([])).toEqual({ quick: false, json: false, peers: false, profile: null, parts: PARTS });
});

it('takes parts in any order and keeps the order of the report', () => {
  expect(readArguments(['--only', 'idle, pipeline', '--json'])).toMatchObject({
    json: true,
    parts: ['pipeline', 'idle'],
  });
});

it.each([
  [['--fast'], '--fast'],
  [['--only', 'pipeline,lunch'], '"lunch"'],
  [['--only', ''], '--only'],
  [['--peers', '--quick'], '--peers'],
  [['--peers', '--only', 'idle'], '--only'],
  [['--json=yes'], '--json'],
  [['--profile='], '--profile'],
  [['quick'], 'quick'],
])('%j is refused by name', (args, name) => {
  expect(() => readArguments(args)).toThrow(name);
});
