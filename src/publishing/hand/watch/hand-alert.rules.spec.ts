import { type CalledTask, handAlert } from './hand-alert.rules.js';

const task: CalledTask = {
  id: '01890000-0000-7000-8000-000000000000',
  call: 'due',
  department: '示例局',
  channel: 'other',
  account: '示例视频号',
  at: new Date('2026-07-15T01:00:00Z'),
  until: new Date('2026-07-15T03:00:00Z'),
  taken: false,
};

describe('a reminder of a post by hand', () => {
  it('says where, when and until when in the office’s own time, and where to go', () => {
    const { happened, path } = handAlert(task, 'Asia/Shanghai');
    expect(happened.zh).toBe(
      '「示例局」2026-07-15 09:00 在其他平台「示例视频号」的人工发布已到点，请在 2026-07-15 11:00 前反馈。',
    );
    expect(happened.en).toContain('at 2026-07-15 09:00 is due; report by 2026-07-15 11:00.');
    expect(path).toBe('/api/hand-tasks/01890000-0000-7000-8000-000000000000');
  });

  it('tells nobody to post before the slot', () => {
    expect(handAlert({ ...task, call: 'soon', until: null }, 'Asia/Shanghai').todo.zh).toContain('到点前请勿发布');
  });

  it('tells an unclaimed task from one that somebody has in hand', () => {
    const words = (taken: boolean) => handAlert({ ...task, call: 'waiting', taken }, 'Asia/Shanghai').happened.zh;
    expect(words(false)).toContain('还没有人领取');
    expect(words(true)).toContain('已有人领取');
  });
});
