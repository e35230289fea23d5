// A chart as SVG in the text of a page: nothing is drawn, and nothing fetched for it, where it is read.
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Told apart by their symbols, too; the colours are those of docs/performance.md, for light and for dark pages. */
const colours = Array.from({ length: 6 }, (_, at) => `var(--chart-${at + 1})`);

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** From the step below all values to the one above. */
function logarithmic(values) {
  const low = steps.findLastIndex((step) => step <= Math.min(...values));
  const high = steps.findIndex((step) => step >= Math.max(...values));
  const ticks = steps.slice(Math.max(low, 0), high < 0 ? undefined : high + 1);
  return { type: 'log', domain: [ticks[0], ticks.at(-1)], ticks };
}

function axisOf(scale, values) {
  const axis = scale === 'log' ? logarithmic(values) : { zero: true, nice: true, ticks: 5 };
  return { ...axis, grid: true, tickFormat: String };
}

/**
 * A line for each series over the releases.
 *
 * @param points `{ release, series, value }`; where a value is undefined there is no point, and the line has a gap
 * @param options.releases in their order, also those without a point
 * @param options.label of the values; `scale` is `linear`, from nothing on, or `log`; `rule` is a value to compare with
 * @param options.title what the chart shows, for those who hear it
 */
export function chartOf(points, { releases, label, scale, rule, title }) {
  const { document } = parseHTML('<html><body></body></html>');
  const measured = [rule, ...points.map(({ value }) => value)].filter(Number.isFinite);
  const series = [...new Set(points.map((point) => point.series))];
  const place = { x: 'release', y: 'value', stroke: 'series' };
  const chart = Plot.plot({
    document,
    className: 'chart',
    width: 688,
    height: 260,
    marginLeft: 48,
    marginTop: 32,
    marginBottom: 44,
    style: { fontSize: '12px' },
    x: { type: 'point', domain: releases, label: 'release' },
    y: { label, ...axisOf(scale, measured) },
    color: { domain: series, range: colours },
    symbol: { domain: series, legend: true },
    marks: [
      rule === undefined ? undefined : Plot.ruleY([rule], { strokeDasharray: '4 4' }),
      Plot.lineY(points, { ...place, z: 'series' }),
      Plot.dot(points, { ...place, symbol: 'series', r: 5, strokeWidth: 2 }),
    ],
  });
  // What a page's template has no place for; docs/performance.md says what is needed of it.
  for (const style of chart.querySelectorAll('style')) style.remove();
  const [drawing] = [...chart.querySelectorAll('svg')].slice(-1);
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', title);
  for (const symbol of chart.querySelectorAll('.chart-swatch svg'))
    symbol.setAttribute('aria-hidden', 'true');
  chart.setAttribute('v-pre', '');
  return chart.outerHTML;
}
