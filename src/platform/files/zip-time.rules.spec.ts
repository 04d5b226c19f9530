import { zipTime } from './zip-time.rules.js';

it('the time of an entry is the clock on the wall of the zone, wherever the process runs', () => {
  const { mtime } = zipTime(new Date('2026-11-30T16:30:10Z'), 'Asia/Shanghai');
  expect([mtime.getMonth() + 1, mtime.getDate(), mtime.getHours(), mtime.getMinutes()]).toEqual([12, 1, 0, 30]);
});
