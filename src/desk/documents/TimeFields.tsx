// What an editor says of time, validity and explanation: a block of the form.

import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { clarificationFields } from '../../rules/clarification.ts';
import { asksForInterpretation } from '../../rules/interpretation.ts';
import { isPostedOnSpot } from '../../rules/postings.ts';
import type { getDocument } from '../../web/api/documents.ts';
import { call } from '../api.ts';
import { type Draft, DeadlineField } from './DeadlineField.tsx';
import { DisplayField } from './DisplayField.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';
import { DocumentPicker } from './DocumentPicker.tsx';
import { PostingsField } from './PostingsField.tsx';
import { RelationsField } from './RelationsField.tsx';

export function TimeFields({ document }: { readonly document?: DocumentDetail }): ReactNode {
  const kind = Form.useWatch('kind') as Draft['kind'] | undefined;
  const deadline = Form.useWatch('deadline') as Draft['deadline'] | undefined;
  const display = Form.useWatch('display') as Draft['display'] | undefined;
  const isPosted =
    isPostedOnSpot({ deadline: deadline ?? null, display: display ?? null }) ||
    (document?.draft.postings ?? []).length > 0;
  const isLaw = kind === 'rule' || kind === 'normative-document';
  return (
    <>
      <Form.Item name="deadline" label="公开期限">
        <DeadlineField isChange={(document?.revision ?? 0) > 0} />
      </Form.Item>
      <Form.Item name="display" label="公示、征求意见的期限">
        <DisplayField />
      </Form.Item>
      {isPosted && (
        <Form.Item
          name="postings"
          label="现场张贴"
          extra="征地公告还应当在乡（镇）和村、村民小组张贴（土地管理法实施条例第三十一条）；发布以后张贴的，形成新稿补记"
        >
          <PostingsField />
        </Form.Item>
      )}
      {kind === 'interpretation' && (
        <Form.Item name="interpretsId" label="所解读的文件" extra="两边的页面自动互相链接">
          <Interpreted documentId={document?.id} />
        </Form.Item>
      )}
      {isLaw && (
        <Form.Item name="interpretation" label="政策解读">
          <InterpretationNeed kind={kind} />
        </Form.Item>
      )}
      {isLaw && (
        <Form.Item name={['particulars', '制定依据']} label="制定依据">
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
        </Form.Item>
      )}
      {kind === 'clarification' &&
        Object.values(clarificationFields).map((label) => (
          <Form.Item key={label} name={['particulars', label]} label={label}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
          </Form.Item>
        ))}
      <Form.Item
        name="relations"
        label="与其他文件的关系"
        extra="发布以后生效，到期自动改变对方的有效性；草稿和审查期间不影响对方"
      >
        <RelationsField
          documentId={document?.id}
          usual={kind === 'clarification' ? 'clarifies' : isLaw ? 'replaces' : 'repeals'}
        />
      </Form.Item>
    </>
  );
}

function InterpretationNeed(props: {
  readonly value?: Draft['interpretation'];
  readonly onChange?: (value: Draft['interpretation']) => void;
  readonly kind: NonNullable<Draft['kind']>;
}): ReactNode {
  const { value = null, onChange, kind } = props;
  const need = asksForInterpretation({ kind, interpretation: value }) ? 'due' : 'not-needed';
  return (
    <div className="time-field">
      <Select<'due' | 'not-needed'>
        aria-label="是否需要解读"
        value={need}
        onChange={(next) => onChange?.({ need: next, reason: value?.reason ?? null })}
        options={[
          { value: 'due', label: '需要：发布时建立解读任务' },
          { value: 'not-needed', label: '不需要，写明理由' },
        ]}
      />
      {need === 'not-needed' && (
        <Input.TextArea
          aria-label="不需要解读的理由"
          placeholder="如：仅作文字性修改"
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={value?.reason ?? ''}
          onChange={({ target }) =>
            onChange?.({ need, reason: target.value === '' ? null : target.value })
          }
        />
      )}
    </div>
  );
}

function Interpreted(props: {
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
  readonly documentId: number | undefined;
}): ReactNode {
  const { value = null, onChange, documentId } = props;
  const name = useTitle(value);
  return (
    <DocumentPicker
      label="所解读的文件"
      name={name}
      except={documentId}
      onChoose={({ id }) => onChange?.(id)}
    />
  );
}

function useTitle(id: number | null): string {
  const { data } = useQuery({
    queryKey: ['document', id],
    enabled: id !== null,
    queryFn: () => call<typeof getDocument>('get', '/documents/{id}', { params: { id: id ?? 0 } }),
    staleTime: 60_000,
  });
  return id === null ? '' : (data?.draft.title ?? `第${id}号`);
}
