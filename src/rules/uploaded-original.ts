// Which of the files beside a text is the paper itself, as it was signed and scanned or laid out: where there is one it
// counts before what the site prints (公文处理工作条例 9, 公文的正本).

/** Formats of a paper that is laid out or scanned. */
const paper = /\.(?:pdf|ofd|ceb|docx?|wps)$/i;

/** The file that bears the title or the number of the document. */
export function uploadedOriginal(
  {
    title,
    document_number: number,
  }: { readonly title: string; readonly document_number: string | null },
  names: readonly string[],
): string | undefined {
  const own = bare(title);
  return names.find((name) => {
    if (!paper.test(name)) return false;
    const called = bare(name.replace(paper, ''));
    // “…办法申请表” is another paper than “…办法”: it says more behind.
    const bears = called.endsWith(own) && own.length > 3;
    return (
      bears || (number !== null && called.includes(bare(number)) && called.endsWith(bare(number)))
    );
  });
}

function bare(text: string): string {
  return text.replaceAll(/[\s《》“”"〔〕[\]()（）【】]/gu, '');
}

/** Said beside the links and on the paper itself. */
export function whatCounts(
  document: { readonly title: string; readonly document_number: string | null },
  names: readonly string[],
): string {
  const original = uploadedOriginal(document, names);
  return original === undefined
    ? '本件由网站按已发布的文本生成，以网页发布的文本为准。'
    : `本件由网站按已发布的文本生成，以上传的原件“${original}”为准。`;
}
