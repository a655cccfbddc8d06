// The form of a document: its metadata at one side, its text with a preview at the other.

import { Alert, Button, Form, Input, Select, Tabs, TreeSelect } from 'antd';
import { type ReactNode, type RefObject, useImperativeHandle, useMemo, useState } from 'react';
import { interpretationForms, opennessLabels } from '../../rules/document-classes.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useSession } from '../session.ts';
import { BodyPreview } from './BodyPreview.tsx';
import { BothTexts } from './BothTexts.tsx';
import { ClassFields } from './ClassFields.tsx';
import { ConfirmationsItem } from './ConfirmationsField.tsx';
import { CheckPanel } from './check/CheckPanel.tsx';
import { columnTree, useColumns } from './columns.ts';
import { AttachmentsField } from './files/AttachmentsField.tsx';
import { ContentsField } from './ContentsField.tsx';
import { KindFields } from './KindFields.tsx';
import { kindOptions } from './DocumentList.tsx';
import { DocumentNumberField } from './DocumentNumberField.tsx';
import { BodyEditor } from './editor/BodyEditor.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';
import { TimeFields } from './TimeFields.tsx';
import { type Draft, emptyDraft, interpretationOf } from './draft.ts';
import { IncomingText, WordButton } from './IncomingText.tsx';
import { KeptDraftNotice } from '../parts/KeptDraftNotice.tsx';
import { SaveLine } from '../parts/SaveLine.tsx';
import { type DraftSaving, keptName, useDraftSaving } from './use-draft-saving.ts';
import { useIncoming } from './use-incoming.ts';

export function DocumentForm(props: {
  readonly document?: DocumentDetail;
  /** A new one explains this. */
  readonly interprets?: DocumentDetail;
  /** Set while the form stands: what is done with the draft is done with its last words. */
  readonly flush?: RefObject<DraftSaving['flush'] | undefined>;
}): ReactNode {
  const { document, interprets, flush } = props;
  const session = useSession();
  const [form] = Form.useForm<Draft>();
  const [initial] = useState<Draft>(
    () => (document?.draft as Draft | undefined) ?? newDraft(session.organ.name, interprets),
  );
  const saving = useDraftSaving(form, document, initial);
  const { state, savedAt, error, shown, meanwhile, changed } = saving;
  useImperativeHandle(flush, () => saving.flush);
  const incoming = useIncoming(form, changed);
  const title = Form.useWatch('title', form) ?? '';
  const body = Form.useWatch('body', form) ?? '';
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onValuesChange={() => changed()}
      onBlur={() => {
        if (state === 'unsaved') changed(500);
      }}
      onFinish={saving.save}
    >
      <KeptDraftNotice
        username={session.username}
        about={keptName(document?.id ?? null)}
        onRestore={(draft) => {
          form.setFieldsValue(draft as Draft);
          changed(0);
        }}
      />
      {interprets !== undefined && interprets.draftsExplaining.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="这份文件的解读已经有人在写"
          description={interprets.draftsExplaining.map(({ id, title: name }) => (
            <p key={id}>
              <Link to={`/documents/${id}`}>{name}</Link>
            </p>
          ))}
        />
      )}
      {error !== null && <Problem error={error} exceptFields={shown} />}
      {meanwhile !== undefined && (
        <BothTexts
          base={meanwhile.base}
          mine={saving.values()}
          theirs={meanwhile.theirs}
          onSettle={saving.settle}
        />
      )}
      <div className="editor">
        <div className="editor-text">
          <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}>
            <Input.TextArea autoSize maxLength={500} className="editor-title" />
          </Form.Item>
          <div className="editor-incoming">
            <WordButton incoming={incoming} />
            <span className="quiet">也可以把 .docx 拖到正文里，或者从 Word、WPS、网页直接粘贴</span>
          </div>
          <IncomingText incoming={incoming} form={form} onChanged={changed} />
          <Tabs
            items={[
              {
                key: 'write',
                label: '正文',
                forceRender: true,
                children: (
                  <Form.Item name="body" noStyle>
                    <BodyEditor {...incoming} />
                  </Form.Item>
                ),
              },
              {
                key: 'preview',
                label: '预览',
                children: <BodyPreview title={title} html={body} />,
              },
            ]}
          />
        </div>
        <div className="editor-facts">
          {document !== undefined && <CheckPanel document={document} isDirty={saving.isDirty} />}
          {saving.foreseenIndexNumber !== null && (
            <p className="foreseen-number">
              索引号 <strong>{saving.foreseenIndexNumber}</strong>{' '}
              <span className="quiet">预编，发布时确定</span>
            </p>
          )}
          <Form.Item name="attachments" label="附件">
            <AttachmentsField
              body={body}
              saved={document?.draft.attachments ?? []}
              {...(document === undefined ? {} : { documentId: document.id })}
            />
          </Form.Item>
          <MetadataFields
            organ={document?.organ.code ?? session.organ.code}
            {...(document === undefined ? {} : { document })}
          />
        </div>
      </div>
      <div className="form-actions form-actions-fixed">
        <Button type="primary" htmlType="submit" loading={state === 'saving'}>
          保存草稿
        </Button>
        <SaveLine state={state} savedAt={savedAt} needed="填写标题、选定栏目后自动保存" />
      </div>
    </Form>
  );
}

function newDraft(organ: string, interprets: DocumentDetail | undefined): Draft {
  return interprets === undefined ? emptyDraft(organ) : interpretationOf(organ, interprets);
}

function MetadataFields({
  organ,
  document,
}: {
  readonly organ: string;
  readonly document?: DocumentDetail;
}): ReactNode {
  const columns = useColumns(organ);
  const tree = useMemo(() => columnTree(columns), [columns]);
  const kind = Form.useWatch('kind') as Draft['kind'] | undefined;
  const openness = Form.useWatch('openness') as Draft['openness'] | undefined;
  return (
    <>
      <Form.Item name="kind" label="信息种类">
        <Select options={kindOptions} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {kind === 'interpretation' && (
        <Form.Item name="interpretationForm" label="解读形式" extra="年度报告按形式统计政策解读">
          <Select
            allowClear
            placeholder="没有写明"
            options={Object.entries(interpretationForms).map(([value, label]) => ({
              value,
              label,
            }))}
          />
        </Form.Item>
      )}
      <KindFields kind={kind} />
      {kind === 'gazette' && (
        <Form.Item
          name="contents"
          label="本期目录"
          extra="只能列已经发布的文件；全本（PDF）放在附件。文件页自动注明刊登于哪一期"
        >
          <ContentsField documentId={document?.id} />
        </Form.Item>
      )}
      <Form.Item name="columns" label="栏目" extra="第一个决定网址，可以同时放在几个栏目">
        <TreeSelect
          multiple
          treeData={tree}
          treeDefaultExpandAll
          showSearch={{ treeNodeFilterProp: 'title' }}
          placeholder="至少选择一个"
        />
      </Form.Item>
      <Form.Item name="documentNumber" label="发文字号">
        <DocumentNumberField />
      </Form.Item>
      <Form.Item name="madeOn" label="成文日期">
        <DayInput />
      </Form.Item>
      <Form.Item name="issuers" label="发文机关" extra="牵头机关在前">
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，']} />
      </Form.Item>
      <ConfirmationsItem />
      <Form.Item name="publisher" label="发布机构">
        <Input maxLength={200} />
      </Form.Item>
      <div className="fields-2">
        <Form.Item name="effectiveFrom" label="施行日期">
          <DayInput isOpenEnded />
        </Form.Item>
        <Form.Item name="effectiveTo" label="有效期至">
          <DayInput isOpenEnded />
        </Form.Item>
      </div>
      <Form.Item name="repealedOn" label="废止日期">
        <DayInput isOpenEnded />
      </Form.Item>
      <ClassFields />
      <Form.Item name="keywords" label="主题词">
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ' ', '，']} />
      </Form.Item>
      <Form.Item name="summary" label="内容概述">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="openness" label="公开属性">
        <Select
          options={Object.entries(opennessLabels).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      {openness !== undefined && openness !== 'proactive' && (
        <Form.Item name="opennessReason" label="不主动公开的理由">
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      )}
      <TimeFields {...(document === undefined ? {} : { document })} />
      <Form.Item name="source" label="信息来源">
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
