// Every family of documents of the example.

import { documentFamilies } from './catalogue-documents.ts';
import { moneyFamilies } from './catalogue-money.ts';
import { peopleFamilies } from './catalogue-people.ts';
import { planFamilies } from './catalogue-plans.ts';
import { safetyFamilies } from './catalogue-safety.ts';
import { serviceFamilies } from './catalogue-services.ts';
import { type Family, newsFamily, type NewsTopic } from './family.ts';
import { keyWorkFamilies } from './key-fields-work.ts';
import { keyFieldFamilies } from './key-fields.ts';
import { communityNews } from './news-community.ts';
import { economyNews } from './news-economy.ts';
import { industryNews } from './news-industry.ts';
import { livelihoodNews } from './news-livelihood.ts';
import { safetyNews } from './news-safety.ts';
import { servicesNews } from './news-services.ts';
import { workNews } from './news-work.ts';
import { overviewAndTourism } from './overview-tourism.ts';
import { recruitmentFamilies } from './recruitment.ts';
import { supervisionFamilies } from './supervision.ts';

const topics: readonly NewsTopic[] = [
  ...economyNews,
  ...industryNews,
  ...safetyNews,
  ...workNews,
  ...livelihoodNews,
  ...communityNews,
  ...servicesNews,
];

/** News of a year, dealt evenly over the topics. */
export const newsOf2022 = 4027;

export const families: readonly Family[] = [
  ...topics.map((topic, i) => {
    const even = Math.floor(newsOf2022 / topics.length);
    return newsFamily(topic, even + (i < newsOf2022 % topics.length ? 1 : 0));
  }),
  ...keyFieldFamilies,
  ...keyWorkFamilies,
  ...supervisionFamilies,
  ...recruitmentFamilies,
  ...overviewAndTourism,
  ...documentFamilies,
  ...planFamilies,
  ...serviceFamilies,
  ...moneyFamilies,
  ...peopleFamilies,
  ...safetyFamilies,
];
