import { belongsTo, stretchesOf } from './notice-text.rules';

describe('the notice with its sources', () => {
  it('is the whole text, cut where spans begin and end, the most particular field last', () => {
    const stretches = stretchesOf('甲乙丙丁戊', { 'window.from': [1, 4], window: [1, 4], title: [3, 5] });
    expect(stretches.map(({ text }) => text).join('')).toBe('甲乙丙丁戊');
    expect(stretches).toEqual([
      { text: '甲', fields: [] },
      { text: '乙丙', fields: ['window.from', 'window'] },
      { text: '丁', fields: ['window.from', 'window', 'title'] },
      { text: '戊', fields: ['title'] },
    ]);
  });

  it('leaves out spans that are none', () => {
    expect(stretchesOf('甲', { title: [0, 9], theme: [1, 1] })).toEqual([{ text: '甲', fields: [] }]);
    expect(stretchesOf('', {})).toEqual([]);
  });

  it('counts parts to their field, and nothing that merely begins alike', () => {
    expect(belongsTo('deadlines[1].to[0]', 'deadlines[1]')).toBe(true);
    expect(belongsTo('deadlines[10].when', 'deadlines[1]')).toBe(false);
    expect(belongsTo('issuers[0]', 'issuers')).toBe(true);
  });
});
