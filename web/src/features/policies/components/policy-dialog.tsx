import { Button, Input, Radio } from 'antd';
import { lately } from '../../../lib/late/late';
import { Suspense, useId, useState } from 'react';
import { useMe } from '../../../app/session/session-gate';
import { actKey, answered, api } from '../../../lib/api/client';
import { ZONE } from '../../../lib/moment';
import { useTexts } from '../../../lib/language/use-texts';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { type Policy, type PolicyBody, rulesOf, type WhatIfChanges } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { draftOf, NEW_RULE, type RuleDraft, ruleOf } from '../rule-draft.rules';
import { ChangeDialog } from './change-dialog';
import { RuleRows } from './rule-rows';
import { ScopeFields, type ScopeDraft } from './scope-fields';

const WhatIfView = lately(() => import('./what-if-view').then(({ WhatIfView }) => WhatIfView));

interface Draft extends ScopeDraft {
  name: string;
  spread: 'each' | 'shared';
  rules: RuleDraft[];
}

/** Makes or changes a rule: what it says, what that does to the plan, and, to look at, what the coming weeks would become. */
export function PolicyDialog({ policy, onClose }: { policy: Policy | null; onClose: () => void }) {
  const t = useTexts(POLICIES);
  const me = useMe();
  const id = useId();
  const [key] = useState(actKey);
  const thing = policy ? `${policy.id}.${policy.version}` : 'new';
  const [draft, setDraft, forget] = useKeptDraft(`${me.personId}.policy.${thing}`, draftFrom(policy));
  const [missing, setMissing] = useState<'name' | 'rules' | null>(null);
  const [played, setPlayed] = useState<WhatIfChanges | null>(null);
  const params = { path: { id: policy?.id ?? '' } };

  function put(changes: Partial<Draft>): void {
    setDraft({ ...draft, ...changes });
    setPlayed(null);
  }
  const body = (): PolicyBody =>
    ({
      name: draft.name.trim(),
      ...(draft.departmentId === undefined ? {} : { departmentId: draft.departmentId }),
      ...(draft.channel === undefined ? {} : { channel: draft.channel }),
      ...(draft.accountId === undefined ? {} : { accountId: draft.accountId }),
      spread: draft.spread,
      zone: policy?.zone ?? ZONE,
      enabled: policy?.enabled ?? true,
      rules: draft.rules.map(ruleOf),
    }) as PolicyBody;
  function isReady(): boolean {
    const lacks = draft.name.trim() === '' ? 'name' : draft.rules.length === 0 ? 'rules' : null;
    setMissing(lacks);
    return lacks === null;
  }
  return (
    <ChangeDialog
      dialogName="policy"
      title={policy ? t('changeTitle', { name: policy.name }) : t('newTitle')}
      act={t('save')}
      width={760}
      isReady={isReady}
      preview={() =>
        policy
          ? answered(api.POST('/api/throttle-policies/{id}/preview', { params, body: body() } as never))
          : answered(api.POST('/api/throttle-policies/preview', { body: body() } as never))
      }
      commit={async (confirm) => {
        const confirmed = { ...body(), ...(confirm === undefined ? {} : { confirm }) };
        if (policy) {
          const changed = { ...confirmed, version: policy.version };
          await answered(api.PUT('/api/throttle-policies/{id}', { params, body: changed }));
        } else {
          await answered(api.POST('/api/throttle-policies', { body: confirmed, headers: key }));
        }
        forget();
      }}
      more={
        <Button
          title={t('whatIfHint')}
          onClick={() => isReady() && setPlayed({ putPolicies: [{ ...body(), ...(policy ? { id: policy.id } : {}) }] })}
        >
          {t('whatIf')}
        </Button>
      }
      onClose={onClose}
    >
      <label className="policy-field" htmlFor={`${id}-name`}>
        {t('name')}
      </label>
      <Input
        id={`${id}-name`}
        value={draft.name}
        maxLength={100}
        placeholder={t('namePlaceholder')}
        status={missing === 'name' ? 'error' : ''}
        aria-invalid={missing === 'name'}
        onChange={(event) => put({ name: event.target.value })}
      />
      <ScopeFields scope={draft} onChange={put} />
      <fieldset className="scope-spread">
        <legend>{t('spread')}</legend>
        <Radio.Group
          value={draft.spread}
          onChange={(event) => put({ spread: event.target.value as Draft['spread'] })}
          options={[
            { value: 'each', label: t('each') },
            { value: 'shared', label: t('shared') },
          ]}
        />
      </fieldset>
      <RuleRows rules={draft.rules} onChange={(rules) => put({ rules })} />
      {missing && (
        <p role="alert" className="missing">
          {t(missing === 'name' ? 'nameMissing' : 'needRule')}
        </p>
      )}
      {played && (
        <Suspense fallback={null}>
          <WhatIfView changes={played} />
        </Suspense>
      )}
    </ChangeDialog>
  );
}

function draftFrom(policy: Policy | null): Draft {
  if (!policy) return { name: '', spread: 'each', rules: [NEW_RULE, { ...NEW_RULE, kind: 'minGap' }] };
  return {
    name: policy.name,
    departmentId: policy.departmentId ?? undefined,
    channel: policy.channel ?? undefined,
    accountId: policy.accountId ?? undefined,
    spread: policy.spread,
    rules: rulesOf(policy).map(draftOf),
  };
}
