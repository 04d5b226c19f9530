import { useTranslation } from 'react-i18next';

const ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export function useWeekdays(): readonly string[] {
  return useTranslation().i18n.language === 'en' ? EN : ZH;
}
