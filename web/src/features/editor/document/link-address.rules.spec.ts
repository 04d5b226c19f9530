import { leadsOutside, leadsSomewhere } from './link-address.rules';

const DESK = 'https://news.example.cn';

describe('addresses in the editor', () => {
  test.each([
    '#_ftn1',
    '',
    'page.html',
    '/a/b',
    '//example.com/',
    'javascript:alert(1)',
    'file:///C:/x.doc',
    'ftp://a.b/',
  ])('%s is none', (address) => {
    expect([leadsSomewhere(address), leadsOutside(address, DESK)]).toEqual([false, false]);
  });
  test.each(['https://example.com/a#b', 'http://example.com', 'mailto:office@example.cn', `${DESK}/stories/1`])(
    '%s is one',
    (address) => {
      expect([leadsSomewhere(address), leadsOutside(address, DESK)]).toEqual([true, true]);
    },
  );
  test.each([`${DESK}/console/stories/1/edit#_ftn1`, `${DESK}/console`, `${DESK}/api/media/x`])(
    '%s leads to the desk itself',
    (address) => {
      expect(leadsOutside(address, DESK)).toBe(false);
    },
  );
  test('the place of the story’s own page may be linked to', () => {
    expect(leadsSomewhere('{link:publication}')).toBe(true);
  });
});
