// One line for each entry of the disclosure platform, by the kind of its column.

export const entryTexts: Readonly<Record<string, string>> = {
  guide: '公开什么、到哪里找、怎样申请',
  list: '法规和本机关的工作制度',
  section: '条例第二十条规定的十五类信息',
  reports: '历年工作年度报告',
  apply: '提交申请，查办理进度',
};
