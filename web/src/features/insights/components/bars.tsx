import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useMode } from '../../../app/theme/mode';
import { FONT } from '../../../app/theme/theme';

use([BarChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export interface BarSeries {
  name: string;
  colour: string;
  values: readonly number[];
}

/** Bars on top of each other, or side by side, a limit across them where there is one. A table beside it says the same: this is for eyes only. */
export function Bars({
  labels,
  series,
  limit = null,
  isStacked = true,
}: {
  labels: readonly string[];
  series: readonly BarSeries[];
  limit?: { name: string; value: number } | null;
  /** What does not add up stands side by side. */
  isStacked?: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { dark } = useMode();
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current, null, { renderer: 'svg' });
    const style = getComputedStyle(document.documentElement);
    const [soft, line, red] = ['--soft', '--line', '--red'].map((name) => style.getPropertyValue(name).trim());
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT },
      grid: { left: 8, right: 20, top: 36, bottom: 4, containLabel: true },
      legend: {
        top: 0,
        left: 0,
        type: 'scroll',
        itemGap: 18,
        icon: 'roundRect',
        textStyle: { color: soft, fontFamily: FONT },
      },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      xAxis: {
        type: 'category',
        data: [...labels],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: soft, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        max: (value: { max: number }) => (limit && limit.value >= value.max ? Math.ceil(limit.value * 1.1) : null),
        axisLabel: { color: soft },
        splitLine: { lineStyle: { color: line } },
      },
      series: series.map(({ name, colour, values }, at) => ({
        ...{
          type: 'bar',
          ...(isStacked ? { stack: 'all' } : {}),
          name,
          data: [...values],
          barMaxWidth: 28,
          itemStyle: { color: colour },
        },
        ...(at === 0 && limit
          ? {
              markLine: {
                ...{ silent: true, symbol: 'none', lineStyle: { color: red, type: 'dashed' } },
                label: { color: red, position: 'insideEndTop', formatter: `${limit.name} ${limit.value}` },
                data: [{ yAxis: limit.value }],
              },
            }
          : {}),
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [labels, series, limit, isStacked, dark]);
  return <div ref={box} className="insights-chart" aria-hidden />;
}
