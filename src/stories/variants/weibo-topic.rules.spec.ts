import { holdsTopic } from './weibo-topic.rules.js';

describe('a topic on Weibo', () => {
  it.each(['#世界青年技能日#', '看 #技能# 了', '#a# https://e.cn/x'])('%s is one', (text) =>
    expect(holdsTopic(text)).toBe(true),
  );
  it.each(['', '第 1 名 #', '##', 'https://e.cn/a#x 和 https://e.cn/b#y', '一 # 号\n又一 # 号'])('%j is none', (text) =>
    expect(holdsTopic(text)).toBe(false),
  );
});
