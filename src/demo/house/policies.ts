import type { DemoClient } from '../client/demo-client.js';
import type { DepartmentIds } from './departments.js';

/**
 * How often each department may speak. No rule about hours: the demonstration must show its posts leaving at any time of day.
 * @param gap smallest distance between two Weibo posts of the employment service, ISO-8601 duration: the rule that makes one wait
 */
export async function createPolicies(
  administrator: DemoClient,
  { bureau, employment, school1 }: DepartmentIds,
  gap: string,
): Promise<void> {
  const zone = 'Asia/Shanghai';
  const policies = [
    {
      name: '就业服务中心微博间隔（示例）',
      departmentId: employment,
      channel: 'weibo',
      rules: [
        { type: 'minGap', gap },
        { type: 'limit', max: 30, per: 'day', window: 'calendar' },
      ],
    },
    {
      name: '学校微信每日限量（示例）',
      departmentId: school1,
      channel: 'wechat',
      rules: [{ type: 'limit', max: 8, per: 'day', window: 'calendar' }],
    },
    {
      name: '全局各单位微信每小时限量（示例）',
      departmentId: bureau,
      channel: 'wechat',
      rules: [{ type: 'limit', max: 10, per: 'PT1H', window: 'sliding' }],
    },
  ];
  for (const policy of policies)
    await administrator.post('/api/throttle-policies', { ...policy, spread: 'each', zone });
}
