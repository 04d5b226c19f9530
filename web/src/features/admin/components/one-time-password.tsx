import { Alert } from 'antd';
import { CopyButton } from '../../../components/copy-button';
import { useTexts } from '../../../lib/language/use-texts';
import { ADMIN } from '../admin.texts';

/** What a person logs in with the first time; it is nowhere to be seen again. */
export function OneTimePassword({ login, password }: { login: string; password: string | null }) {
  const t = useTexts(ADMIN);
  if (password === null) return <Alert type="warning" showIcon title={t('oneTimeGone')} />;
  return (
    <Alert
      type="success"
      role="status"
      title={t('oneTime')}
      description={
        <>
          <p>
            {login} <code className="one-time">{password}</code> <CopyButton text={password} />
          </p>
          <p className="soft">{t('oneTimeHint')}</p>
        </>
      }
    />
  );
}
