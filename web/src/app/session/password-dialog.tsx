import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { PasswordForm } from './password-form';
import { SESSION } from './session.texts';
import { Dialog } from '../../components/dialog';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(SESSION);
  const [changed, setChanged] = useState(false);
  return (
    <Dialog
      dialogName="password"
      open
      title={t('changeOwn')}
      footer={
        changed ? (
          <Button type="primary" autoFocus onClick={onClose}>
            {t('done')}
          </Button>
        ) : null
      }
      onCancel={onClose}
    >
      {changed ? (
        <p role="status">{t('changed')}</p>
      ) : (
        <PasswordForm act={t('saveOwn')} onChanged={() => setChanged(true)} />
      )}
    </Dialog>
  );
}
