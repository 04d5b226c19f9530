import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useMode } from '../../../app/theme/mode';
import { FONT } from '../../../app/theme/theme';
import { useTexts } from '../../../lib/language/use-texts';
import { POLICIES } from '../policies.texts';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

/** Bars day by day, with a limit across; the same figures in a table for whoever does not see pictures. */
export function DayChart({
  caption,
  dates,
  series,
  limit = null,
  today,
}: {
  caption: string;
  /** `YYYY-MM-DD` */
  dates: readonly string[];
  series: readonly { name: string; values: readonly number[] }[];
  limit?: { name: string; value: number } | null;
  today?: string;
}) {
  const t = useTexts(POLICIES);
  const { dark } = useMode();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const style = getComputedStyle(document.documentElement);
    const color = (name: string): string => style.getPropertyValue(name).trim();
    const [ink, line, blue, red] = [color('--soft'), color('--line'), color('--blue'), color('--red')];
    const chart = init(element, null, { renderer: 'svg' });
    chart.setOption({
      animation: false,
      color: series.length > 1 ? [dark ? '#6b7480' : '#aab3bf', blue] : [blue],
      textStyle: { fontFamily: FONT, color: ink },
      grid: { left: 36, right: 12, top: series.length > 1 || limit ? 34 : 12, bottom: 40 },
      legend: { show: series.length > 1, top: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: dates.map((date) => (date === today ? `${date.slice(5)}\n${t('today')}` : date.slice(5))),
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: ink, hideOverlap: true },
        axisTick: { show: false },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        max: (value: { max: number }) => (limit && limit.value >= value.max ? Math.ceil(limit.value * 1.1) : null),
        splitLine: { lineStyle: { color: line } },
        axisLabel: { color: ink, showMaxLabel: limit === null },
      },
      series: series.map(({ name, values }, at) => ({
        name,
        type: 'bar',
        barMaxWidth: 16,
        data: [...values],
        ...(at === 0 && limit
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { color: red, type: 'dashed' },
                label: { color: red, position: 'insideEndTop', formatter: `${limit.name} ${limit.value}` },
                data: [{ yAxis: limit.value }],
              },
            }
          : {}),
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [caption, dates, series, limit, today, dark, t]);
  return (
    <figure className="day-chart">
      <div ref={place} className="day-chart-picture" aria-hidden />
      <figcaption className="visually-hidden">{caption}</figcaption>
      <div className="visually-hidden">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('date')}</th>
              {series.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              {limit && <th scope="col">{limit.name}</th>}
            </tr>
          </thead>
          <tbody>
            {dates.map((date, at) => (
              <tr key={date}>
                <th scope="row">{date}</th>
                {series.map(({ name, values }) => (
                  <td key={name}>{values[at]}</td>
                ))}
                {limit && <td>{limit.value}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
