import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { useAct } from '../../../components/use-act';
import { answered, api } from '../../../lib/api/client';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { ADMIN } from '../admin.texts';
import type { Department } from '../api/admin-queries';

/** Closes a department once nothing in it waits for anybody, or opens it again; says what stands against it. */
export function ClosingDialog({
  department: { id, name, closedAt },
  onClose,
}: {
  department: Department;
  onClose: () => void;
}) {
  const t = useTexts(ADMIN);
  const queries = useQueryClient();
  const doing = useAct();
  const params = { params: { path: { id } } };
  const isOpen = closedAt === null;
  const look = useQuery({
    queryKey: ['admin', 'closing', id],
    queryFn: ({ signal }) => answered(api.GET('/api/departments/{id}/closing', { signal, ...params })),
    enabled: isOpen,
    gcTime: 0,
  });
  const obstacles = look.data?.obstacles ?? [];
  async function act(): Promise<void> {
    const done = await doing.run(async () => {
      const path = '/api/departments/{id}/closing';
      await answered(isOpen ? api.PUT(path, params) : api.DELETE(path, params));
      await queries.invalidateQueries({ queryKey: ['admin'] });
    });
    if (done) onClose();
  }
  return (
    <Dialog
      dialogName="department-closing"
      open
      title={t(isOpen ? 'closeTitle' : 'reopenTitle', { name })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            danger={isOpen}
            loading={doing.busy}
            disabled={isOpen && (!look.data || obstacles.length > 0)}
            onClick={() => void act()}
          >
            {t(isOpen ? 'closeAct' : 'reopenAct')}
          </Button>
        </>
      }
    >
      <p>{t(isOpen ? 'closeWhat' : 'reopenWhat')}</p>
      <TroubleNote trouble={doing.trouble ?? look.error} />
      {obstacles.length > 0 && (
        <>
          <p>{t('closeAgainst')}</p>
          <ul className="closing-list">
            {obstacles.map(({ kind, text }) => (
              <li key={kind}>{spoken(text)}</li>
            ))}
          </ul>
        </>
      )}
      {isOpen && look.data && obstacles.length === 0 && <p>{t('closeFree')}</p>}
    </Dialog>
  );
}
