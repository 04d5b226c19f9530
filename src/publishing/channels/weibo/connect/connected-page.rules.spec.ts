import { inWords } from './connected-page.rules.js';

it('the end of an authorisation is told in words, by the clock of Beijing', () =>
  expect(inWords('2026-12-31T17:05:09.123Z')).toEqual({
    zh: '北京时间 2027年1月1日 01:05',
    en: '1 January 2027, 01:05, Beijing time',
  }));
