// The door for Word files, and what is said of a text that came in.

import { FileWordOutlined } from '@ant-design/icons';
import { Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { htmlOf, type HtmlNode } from '../../rules/body/html-tree.ts';
import type { IsoDay } from '../../rules/day.ts';
import { isSame } from '../../rules/merge-drafts.ts';
import { plainNumerals } from '../../rules/paste/numerals.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { Draft } from './draft.ts';
import { bodyTree } from './editor/html-tree.ts';
import { PasteCheck, type Recognised } from './PasteCheck.tsx';
import type { Guessed, Incoming } from './use-incoming.ts';

export function WordButton({ incoming }: { readonly incoming: Incoming }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={<FileWordOutlined />}
        loading={incoming.isBusy}
        onClick={() => input.current?.click()}
      >
        导入Word
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx"
        aria-label="选择Word文件"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) incoming.onWordFile(file);
          target.value = '';
        }}
      />
    </>
  );
}

export function IncomingText(props: {
  readonly incoming: Incoming;
  readonly form: FormInstance<Draft>;
  readonly onChanged: () => void;
}): ReactNode {
  const { incoming, form, onChanged } = props;
  const { checked, guessed, waiting, place, close } = incoming;
  const values = Form.useWatch([], form) as Draft | undefined;
  const recognised = recognisedIn(guessed, values);
  return (
    <>
      {checked !== undefined && (
        <PasteCheck
          checked={checked}
          recognised={recognised}
          onUse={({ field, value }) => {
            form.setFieldsValue({ [field]: value });
            onChanged();
          }}
          onPlainNumerals={() => {
            const body = (form.getFieldValue('body') as string | undefined) ?? '';
            form.setFieldValue('body', htmlOf(withPlainNumerals(bodyTree(body))));
            onChanged();
          }}
          onClose={close}
        />
      )}
      <Modal
        open={waiting !== undefined}
        title="正文里已经有内容"
        onCancel={() => place('not')}
        footer={[
          <Button key="not" onClick={() => place('not')}>
            不导入
          </Button>,
          <Button key="behind" onClick={() => place('behind')}>
            接在后面
          </Button>,
          <Button key="instead" type="primary" onClick={() => place('instead')}>
            替换正文
          </Button>,
        ]}
      >
        <p>导入的文字放在哪里？替换以后，可以用“撤销”找回。</p>
      </Modal>
    </>
  );
}

const labels: Readonly<Record<keyof Guessed, string>> = {
  title: '标题',
  documentNumber: '发文字号',
  issuers: '发文机关',
  madeOn: '成文日期',
  genre: '体裁',
};

function recognisedIn(guessed: Guessed, values: Draft | undefined): readonly Recognised[] {
  return (Object.keys(labels) as (keyof Guessed)[]).flatMap((field): readonly Recognised[] => {
    const value = guessed[field];
    if (value === undefined || value === null) return [];
    const text =
      field === 'madeOn'
        ? dayText(value as IsoDay)
        : Array.isArray(value)
          ? value.join('、')
          : value;
    return [{ field, label: labels[field], value, text, isUsed: isSame(values?.[field], value) }];
  });
}

function withPlainNumerals(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.map((node) =>
    typeof node === 'string'
      ? plainNumerals(node)
      : { ...node, children: withPlainNumerals(node.children) },
  );
}
