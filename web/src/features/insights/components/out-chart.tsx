import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useMode } from '../../../app/theme/mode';
import { channelName } from '../../../lib/channel-names';
import type { Channel } from '../api/insights-queries';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Apart also for those who see no colours: the legend and the table below say the same in words. */
const COLOURS: Record<Channel, string> = { web: '#1554ad', wechat: '#3a9b5c', weibo: '#d9822b', other: '#8a8f98' };

/** How much left on each day, channels on top of each other. A table says the same: this is for eyes only. */
export function OutChart({
  days,
  series,
}: {
  days: readonly string[];
  series: readonly { channel: Channel; counts: number[] }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const { dark } = useMode();
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current, null, { renderer: 'svg' });
    const style = getComputedStyle(document.documentElement);
    const soft = style.getPropertyValue('--soft').trim();
    const line = style.getPropertyValue('--line').trim();
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      grid: { left: 8, right: 20, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, icon: 'roundRect', textStyle: { color: soft } },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'category',
        data: days.map((day) => day.slice(5)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: soft },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: soft },
        splitLine: { lineStyle: { color: line } },
      },
      series: series.map(({ channel, counts }) => ({
        ...{ type: 'bar', stack: 'out', name: channelName(channel), data: counts, barMaxWidth: 28 },
        itemStyle: { color: COLOURS[channel] },
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [days, series, dark]);
  return <div ref={box} className="insights-chart" aria-hidden />;
}
