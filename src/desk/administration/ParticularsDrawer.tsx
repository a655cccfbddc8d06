// What an organ prints about itself: guide, site, dated bodies of remedy. Letters, footer and forms read it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Drawer, Form, Input, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { getParticulars, putParticulars } from '../../web/api/particulars.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { RemedySets } from './RemedySets.tsx';

type Body = BodyOf<typeof putParticulars>;
type Fields = readonly (readonly [name: string, label: string, isLong?: boolean])[];

const guideFields: Fields = [
  ['jurisdiction', '职责和辖区'],
  ['officeName', '政府信息公开工作机构'],
  ['address', '办公地址'],
  ['hours', '办公时间'],
  ['phone', '联系电话'],
  ['fax', '传真号码'],
  ['email', '互联网联系方式'],
  ['website', '网址'],
  ['postcode', '邮政编码'],
  ['classification', '政府信息的分类', true],
  ['arrangement', '编排体系', true],
  ['waysToObtain', '获取方式', true],
  ['howToApply', '申请办法', true],
  ['timeLimits', '答复时限', true],
  ['remedies', '监督和救济', true],
];

const siteFields: Fields = [
  ['name', '网站名称'],
  ['domain', '域名'],
  ['identifier', '网站标识码'],
  ['sponsor', '主办单位'],
  ['operator', '承办单位'],
  ['icp', 'ICP备案号'],
  ['police', '公安备案号'],
  ['chineseDomain', '中文域名'],
  ['partyMark', '党政机关网站标识的链接地址'],
  ['institutionMark', '事业单位网站标识的链接地址'],
  ['findErrors', '“我为政府网站找错”的链接地址'],
  ['superiors', '上级网站（每行一个：名称、空格、地址，最多4个）', true],
  ['about', '关于本站', true],
];

export function ParticularsDrawer(props: {
  readonly code: string;
  readonly onClose: () => void;
}): ReactNode {
  const { code, onClose } = props;
  const { data, error, refetch } = useQuery({
    queryKey: ['particulars', code],
    queryFn: () =>
      call<typeof getParticulars>('get', '/organs/{code}/particulars', { params: { code } }),
    refetchOnWindowFocus: false,
    // A form is filled once: opened again it would show, and save, what stood there before.
    gcTime: 0,
  });
  return (
    <Drawer open size={760} title={data?.organ.name ?? '机关资料'} onClose={onClose}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && (
        <>
          <RemedySets code={code} />
          <ParticularsForm particulars={data} onClose={onClose} />
        </>
      )}
    </Drawer>
  );
}

function ParticularsForm(props: {
  readonly particulars: ReplyOf<typeof getParticulars>;
  readonly onClose: () => void;
}): ReactNode {
  const { particulars, onClose } = props;
  const { organ, guide, site, missing } = particulars;
  const may = useMay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Body>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Body) =>
      call<typeof putParticulars>('put', '/organs/{code}/particulars', {
        params: { code: organ.code },
        body,
      }),
    onSuccess: () => {
      message.success('已保存，门户和答复书随即改用');
      onClose();
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  const isOpen = may('manage-organs') || may('edit-particulars');
  return (
    <Form<Body>
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!isOpen}
      initialValues={{ guide, site }}
      onFinish={mutate}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={`指南还缺：${missing.join('、')}（条例第十二条）`}
        />
      )}
      <h2>公开指南</h2>
      <FieldList group="guide" fields={guideFields} />
      <h2>网站</h2>
      <FieldList group="site" fields={siteFields} />
      <Form.Item
        name={['site', 'namesEditors']}
        valuePropName="checked"
        extra="显示的是编写人员的姓名；不勾选则不显示。"
      >
        <Checkbox>文件页面末尾注明责任编辑</Checkbox>
      </Form.Item>
      {isOpen && (
        <div className="form-actions form-actions-fixed">
          <Button type="primary" htmlType="submit" loading={isPending}>
            保存
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      )}
    </Form>
  );
}

function FieldList(props: { readonly group: keyof Body; readonly fields: Fields }): ReactNode {
  return props.fields.map(([name, label, isLong = false]) => (
    <Form.Item key={name} name={[props.group, name]} label={label}>
      {isLong ? (
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={5000} />
      ) : (
        <Input maxLength={500} />
      )}
    </Form.Item>
  ));
}
