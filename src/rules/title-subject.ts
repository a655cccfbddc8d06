// What a title speaks of, without who wrote it and what sort of paper it is: 某某市人民政府关于印发某某市住房保障办法的通知
// → 住房保障办法. People type the matter (党政机关公文处理工作条例 9(九): 标题由发文机关名称、事由和文种组成).

const genre =
  '(?:通知|公告|通告|通报|意见|决定|批复|函|报告|请示|决议|命令|公报|公示|方案|解读|说明|答复)';
const quoted = /《([^《》]{2,60})》/;
const said = new RegExp(
  `关于(?:(?:印发|转发|发布|公布|公开|批转|废止|修改|调整|做好|开展|加强|推进|同意|下达|进一步\\p{Script=Han}{2})+)?(.{2,60}?)(?:的${genre}+)?(?:（[^（）]{1,12}）)?$`,
  'u',
);
const placeTail =
  /(?:人民政府办公[厅室]|人民政府|管理委员会|党政办公室|办公[厅室]|委员会|局|厅|部)$/;

/** @param issuers names whose place stands before many matters */
export function titleSubject(title: string, issuers: readonly string[]): string {
  const whole = title.trim();
  const named = quoted.exec(whole)?.[1] ?? said.exec(whole)?.[1] ?? whole;
  const matter = named.replaceAll(/[《》]/g, '').trim();
  const starts = issuers
    .flatMap((issuer) => [issuer, issuer.replace(placeTail, '')])
    .filter((start) => start.length >= 2)
    .toSorted((a, b) => b.length - a.length);
  const start = starts.find((one) => matter.startsWith(one));
  const rest =
    start === undefined ? matter : matter.slice(start.length).replace(/^(?:关于|的)/, '');
  return rest.length >= 2 ? rest : matter;
}

const ofPersons =
  /任职|免职|任免|职务|同志|录用|录取|聘用|拟|名单|处罚|强制|当事人|个人|申请人|先生|女士|死亡|病例|救助|低保|补助对象|残疾|退役|见义勇为/;

/** Whether a name that seems to stand in the title may well be somebody's: 蓝藻防控 is none, though 蓝 is a surname. */
export function speaksOfPersons(title: string): boolean {
  return ofPersons.test(title);
}
