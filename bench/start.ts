import { startExample } from './example-server.ts';
import { startServer } from '../test/server-process.ts';
import { type Bench, line, median, ms } from './measure.ts';

export const bench: Bench = {
  about: '首次启动（建库、装入示例）与再次启动，自 npm start 至可以访问（不含 npm ci）',
  run: async () => {
    const example = await startExample();
    line('首次启动（目标，含 npm ci：< 120 s）', ms(example.firstStart));
    const again: number[] = [];
    await example.halt();
    for (let i = 0; i < 3; i += 1) {
      const begun = performance.now();
      const server = await startServer(example.dataFolder, { GONGKAI_EXAMPLE: '1' });
      if (!(await server.serving())) throw new Error(server.said());
      again.push(performance.now() - begun);
      server.npm.kill('SIGTERM');
      await server.exited;
    }
    example.removeData();
    line('再次启动（目标 < 3 s）', ms(median(again)));
  },
};
