// What the State Council General Office fixed for each year, as facts (部分节假日安排的通知).
// `off` is first and last day off, both included; `makeUpDays` are the weekend days worked instead.
// 2019 and 2020 each have a second notice that lengthened a holiday; the figures are those after it.

export type IsoDate = string; // YYYY-MM-DD

export interface Holiday {
  readonly name: string;
  readonly off: readonly [IsoDate, IsoDate];
  readonly makeUpDays: readonly IsoDate[];
}

export interface HolidayNotice {
  readonly year: number;
  readonly sources: readonly string[];
  readonly holidays: readonly Holiday[];
}

export const holidayNotices = [
  {
    year: 2018,
    sources: ['http://www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm'],
    holidays: [
      { name: '元旦', off: ['2018-01-01', '2018-01-01'], makeUpDays: [] },
      { name: '春节', off: ['2018-02-15', '2018-02-21'], makeUpDays: ['2018-02-11', '2018-02-24'] },
      { name: '清明节', off: ['2018-04-05', '2018-04-07'], makeUpDays: ['2018-04-08'] },
      { name: '劳动节', off: ['2018-04-29', '2018-05-01'], makeUpDays: ['2018-04-28'] },
      { name: '端午节', off: ['2018-06-18', '2018-06-18'], makeUpDays: [] },
      { name: '中秋节', off: ['2018-09-24', '2018-09-24'], makeUpDays: [] },
      {
        name: '国庆节',
        off: ['2018-10-01', '2018-10-07'],
        makeUpDays: ['2018-09-29', '2018-09-30'],
      },
    ],
  },
  {
    year: 2019,
    sources: [
      'http://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
      'http://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
    ],
    holidays: [
      { name: '元旦', off: ['2018-12-30', '2019-01-01'], makeUpDays: ['2018-12-29'] },
      { name: '春节', off: ['2019-02-04', '2019-02-10'], makeUpDays: ['2019-02-02', '2019-02-03'] },
      { name: '清明节', off: ['2019-04-05', '2019-04-05'], makeUpDays: [] },
      {
        name: '劳动节',
        off: ['2019-05-01', '2019-05-04'],
        makeUpDays: ['2019-04-28', '2019-05-05'],
      },
      { name: '端午节', off: ['2019-06-07', '2019-06-07'], makeUpDays: [] },
      { name: '中秋节', off: ['2019-09-13', '2019-09-13'], makeUpDays: [] },
      {
        name: '国庆节',
        off: ['2019-10-01', '2019-10-07'],
        makeUpDays: ['2019-09-29', '2019-10-12'],
      },
    ],
  },
  {
    year: 2020,
    sources: [
      'http://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
      'http://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
    ],
    holidays: [
      { name: '元旦', off: ['2020-01-01', '2020-01-01'], makeUpDays: [] },
      { name: '春节', off: ['2020-01-24', '2020-02-02'], makeUpDays: ['2020-01-19'] },
      { name: '清明节', off: ['2020-04-04', '2020-04-06'], makeUpDays: [] },
      {
        name: '劳动节',
        off: ['2020-05-01', '2020-05-05'],
        makeUpDays: ['2020-04-26', '2020-05-09'],
      },
      { name: '端午节', off: ['2020-06-25', '2020-06-27'], makeUpDays: ['2020-06-28'] },
      {
        name: '国庆节、中秋节',
        off: ['2020-10-01', '2020-10-08'],
        makeUpDays: ['2020-09-27', '2020-10-10'],
      },
    ],
  },
  {
    year: 2021,
    sources: ['http://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm'],
    holidays: [
      { name: '元旦', off: ['2021-01-01', '2021-01-03'], makeUpDays: [] },
      { name: '春节', off: ['2021-02-11', '2021-02-17'], makeUpDays: ['2021-02-07', '2021-02-20'] },
      { name: '清明节', off: ['2021-04-03', '2021-04-05'], makeUpDays: [] },
      {
        name: '劳动节',
        off: ['2021-05-01', '2021-05-05'],
        makeUpDays: ['2021-04-25', '2021-05-08'],
      },
      { name: '端午节', off: ['2021-06-12', '2021-06-14'], makeUpDays: [] },
      { name: '中秋节', off: ['2021-09-19', '2021-09-21'], makeUpDays: ['2021-09-18'] },
      {
        name: '国庆节',
        off: ['2021-10-01', '2021-10-07'],
        makeUpDays: ['2021-09-26', '2021-10-09'],
      },
    ],
  },
  {
    year: 2022,
    sources: ['http://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm'],
    holidays: [
      { name: '元旦', off: ['2022-01-01', '2022-01-03'], makeUpDays: [] },
      { name: '春节', off: ['2022-01-31', '2022-02-06'], makeUpDays: ['2022-01-29', '2022-01-30'] },
      { name: '清明节', off: ['2022-04-03', '2022-04-05'], makeUpDays: ['2022-04-02'] },
      {
        name: '劳动节',
        off: ['2022-04-30', '2022-05-04'],
        makeUpDays: ['2022-04-24', '2022-05-07'],
      },
      { name: '端午节', off: ['2022-06-03', '2022-06-05'], makeUpDays: [] },
      { name: '中秋节', off: ['2022-09-10', '2022-09-12'], makeUpDays: [] },
      {
        name: '国庆节',
        off: ['2022-10-01', '2022-10-07'],
        makeUpDays: ['2022-10-08', '2022-10-09'],
      },
    ],
  },
  {
    year: 2023,
    sources: ['http://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm'],
    holidays: [
      { name: '元旦', off: ['2022-12-31', '2023-01-02'], makeUpDays: [] },
      { name: '春节', off: ['2023-01-21', '2023-01-27'], makeUpDays: ['2023-01-28', '2023-01-29'] },
      { name: '清明节', off: ['2023-04-05', '2023-04-05'], makeUpDays: [] },
      {
        name: '劳动节',
        off: ['2023-04-29', '2023-05-03'],
        makeUpDays: ['2023-04-23', '2023-05-06'],
      },
      { name: '端午节', off: ['2023-06-22', '2023-06-24'], makeUpDays: ['2023-06-25'] },
      {
        name: '中秋节、国庆节',
        off: ['2023-09-29', '2023-10-06'],
        makeUpDays: ['2023-10-07', '2023-10-08'],
      },
    ],
  },
  {
    year: 2024,
    sources: ['https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm'],
    holidays: [
      { name: '元旦', off: ['2024-01-01', '2024-01-01'], makeUpDays: [] },
      { name: '春节', off: ['2024-02-10', '2024-02-17'], makeUpDays: ['2024-02-04', '2024-02-18'] },
      { name: '清明节', off: ['2024-04-04', '2024-04-06'], makeUpDays: ['2024-04-07'] },
      {
        name: '劳动节',
        off: ['2024-05-01', '2024-05-05'],
        makeUpDays: ['2024-04-28', '2024-05-11'],
      },
      { name: '端午节', off: ['2024-06-10', '2024-06-10'], makeUpDays: [] },
      { name: '中秋节', off: ['2024-09-15', '2024-09-17'], makeUpDays: ['2024-09-14'] },
      {
        name: '国庆节',
        off: ['2024-10-01', '2024-10-07'],
        makeUpDays: ['2024-09-29', '2024-10-12'],
      },
    ],
  },
  {
    year: 2025,
    sources: ['https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm'],
    holidays: [
      { name: '元旦', off: ['2025-01-01', '2025-01-01'], makeUpDays: [] },
      { name: '春节', off: ['2025-01-28', '2025-02-04'], makeUpDays: ['2025-01-26', '2025-02-08'] },
      { name: '清明节', off: ['2025-04-04', '2025-04-06'], makeUpDays: [] },
      { name: '劳动节', off: ['2025-05-01', '2025-05-05'], makeUpDays: ['2025-04-27'] },
      { name: '端午节', off: ['2025-05-31', '2025-06-02'], makeUpDays: [] },
      {
        name: '国庆节、中秋节',
        off: ['2025-10-01', '2025-10-08'],
        makeUpDays: ['2025-09-28', '2025-10-11'],
      },
    ],
  },
  {
    year: 2026,
    sources: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
    holidays: [
      { name: '元旦', off: ['2026-01-01', '2026-01-03'], makeUpDays: ['2026-01-04'] },
      { name: '春节', off: ['2026-02-15', '2026-02-23'], makeUpDays: ['2026-02-14', '2026-02-28'] },
      { name: '清明节', off: ['2026-04-04', '2026-04-06'], makeUpDays: [] },
      { name: '劳动节', off: ['2026-05-01', '2026-05-05'], makeUpDays: ['2026-05-09'] },
      { name: '端午节', off: ['2026-06-19', '2026-06-21'], makeUpDays: [] },
      {
        name: '国庆节',
        off: ['2026-10-01', '2026-10-07'],
        makeUpDays: ['2026-09-20', '2026-10-10'],
      },
      { name: '中秋节', off: ['2026-09-25', '2026-09-27'], makeUpDays: [] },
    ],
  },
] as const satisfies readonly HolidayNotice[];
