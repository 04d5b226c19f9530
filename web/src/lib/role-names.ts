import { texts } from './language/language';

/** What people hold in a department, as they call it. */
export const ROLE_NAMES = texts(
  {
    press_officer: '信息员',
    proofreader: '校对',
    first_reviewer: '初审',
    second_reviewer: '复审',
    final_reviewer: '终审',
    duty_editor: '值班编辑',
    channel_administrator: '渠道管理员',
    coordinator: '专题统筹',
    administrator: '系统管理员',
    viewer: '领导（查看）',
  },
  {
    press_officer: 'Press officer',
    proofreader: 'Proofreader',
    first_reviewer: 'First reviewer',
    second_reviewer: 'Second reviewer',
    final_reviewer: 'Final reviewer',
    duty_editor: 'Duty editor',
    channel_administrator: 'Channel administrator',
    coordinator: 'Campaign coordinator',
    administrator: 'Administrator',
    viewer: 'Leader (reads)',
  },
);
