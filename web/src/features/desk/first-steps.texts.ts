import { texts } from '../../lib/language/language';

export const FIRST_STEPS = texts(
  {
    title: '开始使用',
    hint: '按顺序做完这几步就可以发稿；做完后这一栏自动消失。',
    done: '（已完成）',
    departments: '建立单位',
    departmentsHint: '在本单位下面建立区局、院校、处室等供稿单位。',
    people: '添加人员，授予职责',
    peopleHint: '至少要有信息员和初审、复审、终审各一人：写稿的人不能审自己的稿。另请授予一人“渠道管理员”。',
    accounts: '接入账号',
    accountsHint: '公众号、微博、网站；没有正式账号时，可先接内置沙箱试发。',
    policies: '定频次规则',
    policiesHint: '例如每个单位每天最多 2 条、间隔至少 30 分钟。',
    story: '写第一篇稿件',
    storyHint: '由信息员登录后撰稿、送审；终审通过即可排期。',
  },
  {
    title: 'Getting started',
    hint: 'After these steps, stories can leave. This goes away by itself once they are done.',
    done: '(done)',
    departments: 'Set up departments',
    departmentsHint: 'Those that write, below the house itself.',
    people: 'Add people and their roles',
    peopleHint:
      'At least a press officer and a first, second and final reviewer: nobody decides on what they wrote. Make somebody channel administrator, too.',
    accounts: 'Connect accounts',
    accountsHint: 'WeChat, Weibo, sites; without real ones, begin with the built-in sandbox.',
    policies: 'Set the rhythm',
    policiesHint: 'For example at most 2 a day for each department, 30 minutes apart.',
    story: 'Write the first story',
    storyHint: 'A press officer writes and submits it; once finally approved it can be planned.',
  },
);
