import { isContactParagraph, withoutContacts } from './contacts.rules.js';

test.each([
  ['请报送总结（联系人：某某，电话：00000000）。', '请报送总结。'],
  ['请报送总结。联系人：某某，联系电话：00000000。', '请报送总结。'],
  ['请报送总结,联系邮箱:a@example.com,联系人:(略).', '请报送总结。'],
  ['电子版发至a@example.com，纸质版送市局。', '电子版发至，纸质版送市局。'],
  ['咨询请拨打022-00000000。', '咨询请拨打。'],
  ['结合12333全国统一咨询日开展活动。', '结合12333全国统一咨询日开展活动。'],
  ['字数在3000字以内，2021年6月30日前报送。', '字数在3000字以内，2021年6月30日前报送。'],
])('%s becomes %s', (text, expected) => expect(withoutContacts(text)).toBe(expected));

test('a paragraph of contact data is recognised; one that only speaks of contact is not', () => {
  expect(isContactParagraph('联系人：某某联系电话：00000000')).toBe(true);
  expect(isContactParagraph('（联系方式略）')).toBe(true);
  expect(isContactParagraph('地址变更的单位要及时报告。')).toBe(false);
});
