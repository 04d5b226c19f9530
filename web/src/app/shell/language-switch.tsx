import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { speak } from '../../lib/language/language';

/** The other language, named in itself. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh' : 'en';
  return (
    <Button type="text" size="small" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => speak(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
