import { PUBLICATION_STATES } from '../publications/publication-state.rules.js';
import { stageOfApproved } from './story-stage.rules.js';

describe('how far an approved story has come', () => {
  it.each(PUBLICATION_STATES)('is told from what is still to come first: %s beside a post that is out', (state) => {
    const over = ['sent', 'cancelled', 'retracted'];
    expect(stageOfApproved(['sent', state])).toBe(over.includes(state) ? 'published' : 'scheduled');
  });
  it.each([
    [[], 'approved'],
    [['cancelled'], 'approved'],
    [['retracted'], 'approved'],
    [['cancelled', 'sent'], 'published'],
  ] as const)('with %j it is %s', (states, stage) => {
    expect(stageOfApproved(states)).toBe(stage);
  });
});
