// To whom a request goes: an inner office, a person, or both; the office's own deadline; the reason.

import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DayInput } from '../parts/DayInput.tsx';
import { useAssignees } from './QueueFilters.tsx';

export interface AssignValues {
  readonly departmentId?: number;
  readonly staffId?: number;
  readonly internalDueOn?: string;
  readonly note?: string;
}

export function AssignFields(props: {
  readonly organ: string | undefined;
  /** Somebody has it already: passing it on needs a reason. */
  readonly isTransfer: boolean;
}): ReactNode {
  const { organ, isTransfer } = props;
  const { data } = useAssignees(organ);
  const form = Form.useFormInstance<AssignValues>();
  const departmentId = Form.useWatch('departmentId', form);
  const departments = data?.departments ?? [];
  const people = (data?.people ?? []).filter(
    (one) => departmentId === undefined || one.departmentId === departmentId,
  );
  const rule =
    data === undefined || data.internalDays === 0
      ? '不填的，不设内部期限'
      : `不填的，按本机关规则：法定期限前${data.internalDays}个工作日`;
  return (
    <>
      {departments.length > 0 && (
        <Form.Item name="departmentId" label="承办部门" extra="不选的，由公开机构自己办理">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="公开机构"
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={() => form.setFieldValue('staffId', undefined)}
          />
        </Form.Item>
      )}
      <Form.Item
        name="staffId"
        label="经办人"
        extra={departmentId === undefined ? undefined : '不选的，由承办部门自行安排'}
        rules={departmentId === undefined ? [{ required: true, message: '请选择经办人' }] : []}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="请选择"
          options={people.map(({ id, name, departmentId: office }) => ({
            value: id,
            label: `${name}${id === data?.self ? '（本人）' : ''}${officeName(departments, office)}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="internalDueOn" label="内部期限" extra={rule}>
        <DayInput isOpenEnded />
      </Form.Item>
      <Form.Item
        name="note"
        label={isTransfer ? '转办理由' : '交办意见'}
        rules={
          isTransfer ? [{ required: true, whitespace: true, message: '请写明转办的理由' }] : []
        }
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
    </>
  );
}

function officeName(
  departments: readonly { readonly id: number; readonly name: string }[],
  id: number | null,
): string {
  const office = departments.find((one) => one.id === id);
  return office === undefined ? '' : ` · ${office.name}`;
}
