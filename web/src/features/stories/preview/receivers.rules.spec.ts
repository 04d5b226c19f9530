import { sendersOf } from './receivers.rules';

const account = (name: string, more: object = {}) => ({
  ...{ id: name, name, channel: 'wechat' as const, state: 'active' as const, settings: {} as Record<string, unknown> },
  ...more,
});

describe('who may send a preview to a telephone, and to whom', () => {
  test('accounts of WeChat that are in use, those with receivers first', () => {
    expect(
      sendersOf([
        account('没有名单'),
        account('停用', { state: 'paused', settings: { previewTo: ['shili-weixinhao'] } }),
        account('微博', { channel: 'weibo' }),
        account('有名单', { settings: { previewTo: ['shili-weixinhao', 7] } }),
      ]),
    ).toEqual([
      { id: '有名单', name: '有名单', receivers: ['shili-weixinhao'] },
      { id: '没有名单', name: '没有名单', receivers: [] },
    ]);
  });
});
