import { Modal } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { PasswordForm } from './password-form';
import { SESSION } from './session.texts';

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(SESSION);
  const [changed, setChanged] = useState(false);
  return (
    <Modal scrollLock={false} open title={t('change')} footer={null} onCancel={onClose}>
      {changed ? <p role="status">{t('changed')}</p> : <PasswordForm onChanged={() => setChanged(true)} />}
    </Modal>
  );
}
