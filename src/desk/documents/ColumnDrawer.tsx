// One column: its name, where it stands, how often it is due, how it is reviewed, who is named for it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  Alert,
  App,
  Button,
  Checkbox,
  Drawer,
  Form,
  Input,
  InputNumber,
  Radio,
  Select,
} from 'antd';
import { type ReactNode, useState } from 'react';
import { contentSteps, reviewSteps, secrecyForms } from '../../rules/document-review.ts';
import { listForms } from '../../rules/list-forms.ts';
import type {
  postColumn,
  postColumnMove,
  putColumn,
  removeColumnEndpoint,
} from '../../web/api/columns.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { type ColumnSetting, type ColumnTree, inTree } from './column-queries.ts';

interface Entered extends BodyOf<typeof putColumn> {
  readonly slug: string;
  readonly parentId: number | null;
  readonly sort: 'list' | 'section' | 'link';
}

const top = 0;

export function ColumnDrawer(props: {
  readonly tree: ColumnTree;
  /** Absent: a new one. */
  readonly column: ColumnSetting | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const { tree, column, onClose } = props;
  const may = useMay();
  const isKeeper = may('keep-columns');
  const [form] = Form.useForm<Entered>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const client = useQueryClient();
  const { message } = App.useApp();
  const sort = Form.useWatch('sort', form) ?? sortOf(column);
  const finished = async (said: string): Promise<void> => {
    message.success(said);
    await client.invalidateQueries({ queryKey: ['column-settings'] });
    await client.invalidateQueries({ queryKey: ['columns'] });
    onClose();
  };
  const save = useMutation({
    mutationFn: (entered: Entered) => sendColumn(column, entered),
    onSuccess: () => finished('栏目已保存'),
    onError: (error) => setShown(showFaults(form, error)),
  });
  const remove = useMutation({
    mutationFn: (id: number) =>
      call<typeof removeColumnEndpoint>('delete', '/column-settings/{id}', {
        params: { id },
        query: {},
      }),
    onSuccess: () => finished('栏目已删除'),
  });
  return (
    <Drawer
      open
      size={560}
      title={column === undefined ? '增加栏目' : column.name}
      onClose={onClose}
      footer={
        isKeeper && (
          <div className="form-actions">
            <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
              保存
            </Button>
            {column !== undefined && !column.required && (
              <Button danger loading={remove.isPending} onClick={() => remove.mutate(column.id)}>
                删除栏目
              </Button>
            )}
          </div>
        )
      }
    >
      {save.error !== null && <Problem error={save.error} exceptFields={shown} />}
      {remove.error !== null && <Problem error={remove.error} />}
      {column?.required === true && (
        <Alert
          type="info"
          showIcon
          title="这是政府信息公开专栏的规定栏目（国办公开办函〔2019〕61号），不能删除和移动。"
        />
      )}
      <Form<Entered>
        form={form}
        layout="vertical"
        disabled={!isKeeper}
        requiredMark={false}
        initialValues={initial(column)}
        onFinish={(entered) => save.mutate({ ...initial(column), ...entered })}
      >
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写栏目名称' }]}>
          <Input maxLength={100} disabled={!isKeeper || column?.fixedName === true} />
        </Form.Item>
        <Place tree={tree} column={column} isKeeper={isKeeper} />
        {(column === undefined || (column.kind === 'list' && !isFixedKind(column))) && (
          <Form.Item name="sort" label="类别">
            <Radio.Group
              options={[
                { value: 'list', label: '文件列表' },
                ...(column === undefined ? [{ value: 'section', label: '含下级栏目' }] : []),
                { value: 'link', label: '外链栏目' },
              ]}
            />
          </Form.Item>
        )}
        {sort === 'link' && (
          <Form.Item
            name="link"
            label="外链地址"
            extra="读者先看到“即将离开本站”的提示；外链栏目不检查更新。"
            rules={[{ required: true, message: '请填写外链地址' }]}
          >
            <Input maxLength={500} placeholder="https://" inputMode="url" />
          </Form.Item>
        )}
        {sort === 'list' && <Rules tree={tree} />}
      </Form>
    </Drawer>
  );
}

function Place(props: {
  readonly tree: ColumnTree;
  readonly column: ColumnSetting | undefined;
  readonly isKeeper: boolean;
}): ReactNode {
  const { tree, column, isKeeper } = props;
  const parents = inTree(tree.items).filter(
    ({ id, kind, link }) =>
      id !== column?.id && link === null && (kind === 'section' || kind === 'list'),
  );
  return (
    <>
      <Form.Item
        name="parentId"
        label="上级栏目"
        {...(column === undefined ? {} : { extra: '移动以后地址不变。' })}
      >
        <Select<number>
          disabled={!isKeeper || column?.required === true}
          options={[
            { value: top, label: '（最上一级）' },
            ...parents.map(({ id, name, depth }) => ({
              value: id,
              label: `${'\u3000'.repeat(depth)}${name}`,
            })),
          ]}
        />
      </Form.Item>
      {column === undefined ? (
        <Form.Item
          name="slug"
          label="地址名"
          extra="小写字母、数字和连字符，如 gfxwj；发布以后不再改变。"
          rules={[{ required: true, message: '请填写地址名' }]}
        >
          <Input maxLength={40} />
        </Form.Item>
      ) : (
        <p>
          地址 <code>/{column.path}/</code>
        </p>
      )}
    </>
  );
}

function peopleOptions(people: ColumnTree['editors']) {
  return people.map(({ id, name }) => ({ value: id, label: name }));
}

function Rules({ tree }: { readonly tree: ColumnTree }): ReactNode {
  return (
    <>
      <Form.Item name="listForm" label="读者看到的列表">
        <Select options={Object.entries(listForms).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="updateDays"
        label="更新周期（天）"
        extra="超过这些天没有新内容的，列入“应当更新”；不填的不检查。"
      >
        <InputNumber min={1} max={1095} precision={0} />
      </Form.Item>
      <Form.Item name="reviewSteps" label="审查环节" rules={[{ validator: atLeastOneStep }]}>
        <Checkbox.Group
          options={contentSteps.map((step) => ({ value: step, label: reviewSteps[step].label }))}
        />
      </Form.Item>
      <Form.Item
        name="secrecyForm"
        label="保密审查"
        extra="保密审查不能取消，只能设定由谁、以什么形式进行（条例第十七条、保密法第三十五条）。"
      >
        <Radio.Group
          options={Object.entries(secrecyForms).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name={['people', 'edit']} label="编辑人员" extra="不指定的，有编辑岗位的都可以。">
        <Select mode="multiple" optionFilterProp="label" options={peopleOptions(tree.editors)} />
      </Form.Item>
      <Form.Item
        name={['people', 'review']}
        label="审查人员"
        extra="不指定的，有审查岗位的都可以；保密审查由保密审查人进行，不在此限。"
      >
        <Select mode="multiple" optionFilterProp="label" options={peopleOptions(tree.reviewers)} />
      </Form.Item>
    </>
  );
}

function sortOf(column: ColumnSetting | undefined): Entered['sort'] {
  if (column === undefined) return 'list';
  if (column.link !== null) return 'link';
  return column.kind === 'list' ? 'list' : 'section';
}

/** Of the required columns only the items of 条例 20 may lead to another site. */
function isFixedKind({ fixedName }: ColumnSetting): boolean {
  return fixedName;
}

function initial(column: ColumnSetting | undefined): Entered {
  return {
    name: column?.name ?? '',
    slug: column?.slug ?? '',
    parentId: column?.parentId ?? top,
    sort: sortOf(column),
    link: column?.link ?? null,
    updateDays: column?.updateDays ?? null,
    reviewSteps: column?.reviewSteps ?? ['final'],
    secrecyForm: column?.secrecyForm ?? 'separate',
    listForm: column?.listForm ?? 'documents',
    people: column?.people ?? { edit: [], review: [] },
  };
}

/** A rule that says `required` would mark a group of boxes with what only a field may bear (aria-required). */
async function atLeastOneStep(_: unknown, steps: readonly string[]): Promise<void> {
  if (steps.length === 0) throw new Error('至少保留一个审查环节');
}

async function sendColumn(column: ColumnSetting | undefined, entered: Entered): Promise<unknown> {
  const { slug, sort, parentId: chosen, ...settings } = entered;
  const parentId = chosen === top ? null : chosen;
  const body = { ...settings, link: sort === 'link' ? settings.link : null };
  if (column === undefined) {
    const kind = sort === 'section' ? ('section' as const) : ('list' as const);
    return await call<typeof postColumn>('post', '/column-settings', {
      query: {},
      body: { ...body, slug, parentId, kind },
    });
  }
  const params = { id: column.id };
  await call<typeof putColumn>('put', '/column-settings/{id}', { params, query: {}, body });
  if (parentId === column.parentId) return undefined;
  return await call<typeof postColumnMove>('post', '/column-settings/{id}/move', {
    params,
    query: {},
    body: { parentId, before: null },
  });
}
