// The text of a letter: as it will be read, and as the officer changes it.

import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { addressOf } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { ProblemOrMeanwhile } from '../parts/Meanwhile.tsx';
import { TakeFileButton } from '../parts/TakeFileButton.tsx';
import { useMay } from '../session.ts';
import { Differences } from './Differences.tsx';
import { type Letter, useSave } from './letter-queries.ts';

export function TextView(props: {
  readonly letter: Letter;
  readonly onEdit: (() => void) | undefined;
}): ReactNode {
  const { letter, onEdit } = props;
  const may = useMay();
  return (
    <Panel
      title="正文"
      extra={
        <span className="upload">
          {may('reveal-applicants') && (
            <>
              {(['pdf', 'docx'] as const).map((format) => (
                <TakeFileButton
                  key={format}
                  title={`下载 ${format === 'pdf' ? 'PDF' : 'Word'}`}
                  address={addressOf(`/letters/{id}/file.${format}`, { id: letter.id })}
                  isLink
                  example="如：送达申请人"
                />
              ))}
            </>
          )}
          {onEdit !== undefined && <Button onClick={onEdit}>修改正文</Button>}
        </span>
      }
    >
      <LetterText letter={letter} />
    </Panel>
  );
}

/** As it would go out. */
export function LetterText({ letter }: { readonly letter: Letter }): ReactNode {
  const { title, addressee, paragraphs, attachments } = letter.text;
  return (
    <article className="letter-text">
      <h3>{title}</h3>
      <p className="letter-number">
        {letter.number ?? (letter.state === 'late' ? '〔补录，待核对〕' : '〔未签发〕')}
      </p>
      <p className="letter-addressee">{addressee}：</p>
      {paragraphs.map((paragraph, i) => (
        <p key={i}>{paragraph}</p>
      ))}
      {attachments.map((attachment, i) => (
        <p key={attachment}>
          附件{i + 1}：{attachment}
        </p>
      ))}
      {letter.signedOn !== null && (
        <p className="letter-sign">
          {letter.signedBy} {dayText(letter.signedOn)}签发
        </p>
      )}
    </article>
  );
}

export function TextEditor(props: {
  readonly letter: Letter;
  readonly onClose: () => void;
}): ReactNode {
  const { letter, onClose } = props;
  const [title, setTitle] = useState(letter.text.title);
  const [addressee, setAddressee] = useState(letter.text.addressee);
  const [body, setBody] = useState(letter.text.paragraphs.join('\n'));
  const [attachments, setAttachments] = useState(letter.text.attachments.join('\n'));
  const [opened] = useState(letter.text);
  const { mutate, isPending, error, changes } = useSave(letter, onClose);
  const save = (): void =>
    mutate({
      text: { title, addressee, paragraphs: linesOf(body), attachments: linesOf(attachments) },
    });
  return (
    <Panel title="修改正文">
      <ProblemOrMeanwhile error={error} changes={changes} />
      {changes.length > 0 && letter.text !== opened && (
        <>
          <h3>对方的改动</h3>
          <Differences before={opened} after={letter.text} />
        </>
      )}
      <div className="letter-editor">
        <label htmlFor="letter-title">标题</label>
        <Input id="letter-title" value={title} onChange={(e) => setTitle(e.target.value)} />
        <label htmlFor="letter-addressee">收件人</label>
        <Input
          id="letter-addressee"
          value={addressee}
          onChange={(e) => setAddressee(e.target.value)}
        />
        <label htmlFor="letter-body">正文（一行一段）</label>
        <Input.TextArea
          id="letter-body"
          value={body}
          autoSize={{ minRows: 12, maxRows: 40 }}
          onChange={(e) => setBody(e.target.value)}
        />
        <label htmlFor="letter-attachments">附件（一行一件）</label>
        <Input.TextArea
          id="letter-attachments"
          value={attachments}
          autoSize={{ minRows: 1, maxRows: 10 }}
          onChange={(e) => setAttachments(e.target.value)}
        />
      </div>
      <div className="form-actions">
        <Button type="primary" loading={isPending} onClick={save}>
          保存新版本
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Panel>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
