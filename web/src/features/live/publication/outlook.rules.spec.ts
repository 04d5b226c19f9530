import { prospectOf } from './outlook.rules';

const NOW = Date.parse('2026-11-26T08:00:00.000Z');
const foreseen = (slotAt: string, ...codes: string[]) => ({
  ...{ slotAt, handedTo: null },
  waitsFor: codes.map((code) => ({ code })),
});

describe('what is said before something is given a new time', () => {
  it.each([
    ['leaves at once where nothing lies between', '2026-11-26T08:00:00.100Z', [], 'now'],
    ['leaves at its time where the rules put it later', '2026-11-26T08:30:00.000Z', [], 'later'],
    ['waits while a freeze stops it, whatever time it would get', '2026-11-26T08:00:00.000Z', ['FROZEN'], 'waits'],
    ['waits for the page it links to', '2026-11-26T09:00:00.000Z', ['PAGE_NOT_OUT'], 'waits'],
  ] as const)('%s', (_how, slotAt, codes, prospect) => {
    expect(prospectOf(foreseen(slotAt, ...codes), NOW)).toBe(prospect);
  });
});
