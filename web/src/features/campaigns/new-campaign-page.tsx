import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useMe } from '../../app/session/session-gate';
import { useDraft } from '../../app/session/use-draft';
import { FullPageWait } from '../../components/full-page';
import { PageHead } from '../../components/page-head';
import { useTexts } from '../../lib/language/use-texts';
import { createCampaign, departmentsQuery, noticeQuery, readNotice } from './api/campaign-queries';
import { PLAN } from './campaigns.texts';
import { PlanDesk } from './plan-desk';
import { EMPTY_PLAN } from './plan.rules';
import './campaigns.css';
import './components/plan-form.css';

/** A campaign begins with its notice; without one it is written by hand. */
export function NewCampaignPage() {
  const t = useTexts(PLAN);
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: departments } = useQuery(departmentsQuery);
  const [text, setText, forget] = useDraft('campaign.notice');
  const [isBlank, setBlank] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isEmpty, setEmpty] = useState(false);
  // Where I coordinate, and below.
  const roots = me.roles.filter(({ role }) => role === 'coordinator').map(({ departmentId }) => departmentId);
  const mine = (departments ?? []).filter(
    ({ path, closedAt }) => closedAt === null && roots.some((root) => path.includes(root)),
  );
  const departmentId = chosen ?? mine[0]?.id ?? null;
  const read = useMutation({
    mutationFn: (source: { text: string } | { file: string }) => readNotice(departmentId ?? '', source),
    onSuccess: (notice) => {
      forget();
      queries.setQueryData(noticeQuery(notice.id).queryKey, notice);
      void navigate({ to: '/campaigns/notices/$id', params: { id: notice.id } });
    },
  });
  if (!departments) return <FullPageWait />;

  async function readFile(file: File): Promise<void> {
    read.mutate({ file: base64Of(new Uint8Array(await file.arrayBuffer())) });
  }

  const where = mine.length > 1 && (
    <label className="plan-where">
      {t('department')}
      <Select
        value={departmentId}
        onChange={setChosen}
        options={mine.map(({ id, name }) => ({ value: id, label: name }))}
        showSearch={{ optionFilterProp: 'label' }}
        style={{ minWidth: 240, marginLeft: 8 }}
      />
    </label>
  );

  if (isBlank && departmentId)
    return (
      <>
        <PageHead title={t('newTitle')} />
        {where}
        <PlanDesk
          thing="new"
          initial={EMPTY_PLAN}
          acts={[{ name: t('makeDraft'), isMain: true, run: (plan) => createCampaign(departmentId, plan) }]}
          onDone={(campaign) => {
            void queries.invalidateQueries({ queryKey: ['campaigns'] });
            void navigate({ to: '/campaigns/$id', params: { id: campaign.id } });
          }}
        />
      </>
    );
  return (
    <>
      <PageHead title={t('newTitle')} />
      {where}
      <div className="plan-paste">
        <label htmlFor="notice-text">
          <b>{t('paste')}</b>
        </label>
        <p className="soft" id="notice-hint" style={{ margin: '0 0 8px' }}>
          {t('pasteHint')}
        </p>
        <Input.TextArea
          id="notice-text"
          aria-describedby="notice-hint"
          value={text}
          rows={14}
          onChange={({ target }) => {
            setText(target.value);
            setEmpty(false);
          }}
        />
        {(read.isError || isEmpty) && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isEmpty ? t('pasteMissing') : read.error?.message}
            style={{ marginTop: 12 }}
          />
        )}
        <div className="plan-acts">
          <Button
            type="primary"
            loading={read.isPending}
            onClick={() => (text.trim() === '' ? setEmpty(true) : read.mutate({ text }))}
          >
            {t('read')}
          </Button>
          <FileButton name={t('file')} hint={t('fileHint')} onFile={(file) => void readFile(file)} />
          <Button type="text" onClick={() => setBlank(true)}>
            {t('orBlank')}
          </Button>
        </div>
      </div>
    </>
  );
}

function FileButton({ name, hint, onFile }: { name: string; hint: string; onFile: (file: File) => void }) {
  return (
    <>
      <Button title={hint} onClick={() => document.getElementById('notice-file')?.click()}>
        {name}
      </Button>
      <input
        id="notice-file"
        type="file"
        accept=".txt,text/plain"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={name}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          target.value = '';
        }}
      />
    </>
  );
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
