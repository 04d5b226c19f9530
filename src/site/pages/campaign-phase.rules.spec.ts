import type { PublicCampaign } from '../../campaigns/campaign.rules.js';
import { featured, phaseOf } from './campaign-phase.rules.js';

function campaign(
  id: string,
  windowFrom: string,
  windowTo: string,
  state: 'active' | 'closed' = 'active',
): PublicCampaign {
  return { id, title: id, theme: null, windowFrom, windowTo, state, pillars: [] };
}

describe('the phase of a campaign', () => {
  test.each([
    ['2026-06-30', 'active', 'coming'],
    ['2026-07-01', 'active', 'running'],
    ['2026-07-31', 'active', 'running'],
    ['2026-08-01', 'active', 'over'],
    ['2026-07-15', 'closed', 'over'],
    ['2026-06-30', 'closed', 'over'],
  ] as const)('on %s one of July that is %s is %s', (today, state, phase) => {
    expect(phaseOf(campaign('a', '2026-07-01', '2026-07-31', state), today)).toBe(phase);
  });
});

describe('the home page', () => {
  const [august, july, june, may] = [
    campaign('august', '2026-08-01', '2026-08-31'),
    campaign('july', '2026-07-01', '2026-07-31'),
    campaign('june', '2026-06-01', '2026-06-30'),
    campaign('may', '2026-05-01', '2026-05-31'),
  ];
  const shown = (today: string) => {
    const { campaigns, earlier } = featured([august, july, june, may], today);
    return [campaigns.map(({ campaign: { id } }) => id), earlier.map(({ id }) => id)];
  };

  it('shows what runs, then what comes next; the rest by name', () => {
    expect(shown('2026-07-15')).toEqual([
      ['july', 'august'],
      ['june', 'may'],
    ]);
  });

  it('names what comes sooner before what comes later', () => {
    expect(shown('2026-04-15')).toEqual([['may', 'june', 'july', 'august'], []]);
  });

  it('shows what was last when nothing runs or comes', () => {
    expect(shown('2027-01-01')).toEqual([['august'], ['july', 'june', 'may']]);
  });

  it('shows nothing when there is no campaign', () => {
    expect(featured([], '2026-07-15')).toEqual({ campaigns: [], earlier: [] });
  });
});
