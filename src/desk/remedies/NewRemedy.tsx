// A case as it comes in: who decides, about which request, what is asked. Its course follows on its own page.

import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { table4Blocks } from '../../rules/annual-report/form.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useAssignees } from '../requests/QueueFilters.tsx';
import { goTo } from '../router.tsx';
import { useSession } from '../session.ts';
import {
  type Remedy,
  type RemedyBody,
  type RemedyWords,
  useRemedies,
  useSaveRemedy,
} from './remedy-queries.ts';

export function NewRemedy(props: {
  /** The request it is about, where it is known. */
  readonly request?: { readonly id: number; readonly number: string; readonly organ: string };
  /** A case to be corrected. */
  readonly known?: {
    readonly remedy: Remedy;
    /** Absent while they are hidden: then they stay as they are. */
    readonly words?: RemedyWords;
  };
  readonly onClose: () => void;
}): ReactNode {
  const { request, known, onClose } = props;
  const { organ, organs } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<RemedyBody & { organ: string }>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const code: string =
    Form.useWatch('organ', form) ?? known?.remedy.organ.code ?? request?.organ ?? organ.code;
  const block = Form.useWatch('block', form);
  const hidesWords = known !== undefined && known.words === undefined;
  const { data: assignees } = useAssignees(code);
  const save = useSaveRemedy(code, (id) => {
    message.success('已登记');
    onClose();
    if (known === undefined) goTo(`/remedies/${id}`);
  });
  return (
    <Drawer
      open
      size={520}
      title={known === undefined ? '登记复议、诉讼案件' : '修改案件'}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={initialOf(props, organ.code)}
        onFinish={({ organ: _organ, ...values }) => {
          const body = {
            ...withoutBlanks(values),
            ...(known?.words === undefined ? {} : wordsOf(values)),
            ...(request === undefined ? {} : { requestId: request.id }),
            ...(known === undefined ? {} : { remedyId: known.remedy.id }),
          };
          save.mutate(body, { onError: (why) => setShown(showFaults(form, why)) });
        }}
      >
        {save.error !== null && <Problem error={save.error} exceptFields={shown} />}
        {request !== undefined && <p className="form-note">所涉申请：{request.number}</p>}
        <Form.Item name="block" label="种类" rules={[{ required: true, message: '请选择' }]}>
          <Select
            disabled={
              known?.remedy.copyReceivedOn !== undefined && known.remedy.copyReceivedOn !== null
            }
            options={Object.entries(table4Blocks).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        {request === undefined && known === undefined && organs.length > 1 && (
          <Form.Item name="organ" label="机关">
            <Select options={organs.map((one) => ({ value: one.code, label: one.name }))} />
          </Form.Item>
        )}
        <Form.Item name="filedOn" label="提起之日" rules={[{ required: true, message: '请选择' }]}>
          <DayInput />
        </Form.Item>
        <Form.Item name="caseNumber" label="案号">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="body" label={block === 'reconsideration' ? '行政复议机关' : '受理法院'}>
          <Input maxLength={200} />
        </Form.Item>
        {block === 'litigation-after-reconsideration' && <Follows code={code} />}
        <Form.Item name="handlerId" label="经办人" extra="不选的，由所涉申请的经办人办理">
          <Select
            allowClear
            options={(assignees?.people ?? [])
              .filter((one) => one.departmentId === null)
              .map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        {hidesWords ? (
          <p className="form-note">
            请求事项、理由和备注已隐去，保存后不变；要修改的，先查看明文。
          </p>
        ) : (
          <>
            <Form.Item
              name="claims"
              label="请求事项和理由"
              extra="加密保存，经办人以外的人写明理由才能看到"
            >
              <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5000} />
            </Form.Item>
            <Form.Item name="note" label="备注">
              <Input maxLength={1000} />
            </Form.Item>
          </>
        )}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {known === undefined ? '登记' : '保存'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}

function initialOf({ request, known }: Parameters<typeof NewRemedy>[0], organ: string): object {
  if (known === undefined) return { block: 'reconsideration', organ: request?.organ ?? organ };
  const { remedy, words } = known;
  return {
    block: remedy.block,
    filedOn: remedy.filedOn,
    caseNumber: remedy.caseNumber ?? '',
    body: remedy.body ?? '',
    claims: words?.claims ?? '',
    note: words?.note ?? '',
  };
}

/** What was shown and emptied is taken away, not left. */
function wordsOf({ claims = '', note = '' }: RemedyBody): Pick<RemedyBody, 'claims' | 'note'> {
  return { claims, note };
}

/** The reconsideration that the suit came after. */
function Follows({ code }: { readonly code: string }): ReactNode {
  const { data } = useRemedies({
    standing: 'all',
    organ: code,
    block: 'reconsideration',
    pageSize: 200,
  });
  return (
    <Form.Item name="followsId" label="此前的行政复议">
      <Select
        allowClear
        options={(data?.items ?? []).map((one) => ({
          value: one.id,
          label: `${one.caseNumber ?? '无案号'}，${one.filedOn}提起${one.request === null ? '' : `，${one.request.number}`}`,
        }))}
      />
    </Form.Item>
  );
}
