// What a withdrawal is asked for beside its reason: the public explanation of an annulled penalty, and whether what the
// document did to others is undone.

import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { relationKinds } from '../../rules/document-content.ts';
import { useDocumentTime } from './document-time.ts';

export function WithdrawalFields({ documentId }: { readonly documentId: number }): ReactNode {
  const { data } = useDocumentTime(documentId);
  if (data === undefined) return null;
  const isAnnulled = data.duties.some(
    ({ kind, isClosed }) => kind === 'penalty-withdrawal' && !isClosed,
  );
  const effects = data.does.filter(({ id, kind }) => id !== null && kind !== 'clarifies');
  return (
    <>
      {isAnnulled && (
        <Form.Item
          name="notice"
          label="公开的说明（行政处罚法第四十八条）"
          extra="显示在原网址，说明撤回的理由；不写当事人姓名等个人信息"
          rules={[{ required: true, message: '请填写公开的说明' }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
      )}
      {effects.length > 0 && (
        <Form.Item
          name="undo"
          label="这份文件已经产生的效力"
          rules={[{ required: true, message: '请选择' }]}
          extra={effects
            .map(({ kind, name, on }) => `${relationKinds[kind].label}《${name}》（${on}）`)
            .join('；')}
        >
          <Radio.Group
            vertical
            options={[
              { value: true, label: '一并撤销：对方恢复原来的有效性和日期' },
              { value: false, label: '保留：只撤下页面，对方的有效性不变' },
            ]}
          />
        </Form.Item>
      )}
    </>
  );
}
