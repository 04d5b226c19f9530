import { ACTIONS } from './access.rules.js';
import { forbidden } from './forbidden.rules.js';

describe('forbidden', () => {
  it('names the roles that may, and the action for programs', () => {
    const refusal = forbidden('publication.resolve');
    expect(refusal.text.en).toContain('duty editor, channel administrator');
    expect(refusal.text.zh).toMatch(/担任“值班编辑、渠道管理员”的人/);
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', status: 403, detail: { action: 'publication.resolve' } });
  });

  it('names the department whose roles count, where one could take another for it', () => {
    const { text } = forbidden('publication.post', '示例局');
    expect(text.zh).toContain('您在“示例局”没有');
    expect(text.en).toContain('“示例局”');
    expect(forbidden('publication.post').text.zh).toContain('您在该单位没有');
  });

  it.each(ACTIONS)('knows somebody who may do %s', (action) => {
    expect(forbidden(action).text.zh).toMatch(/担任“.+”的人/);
  });
});
