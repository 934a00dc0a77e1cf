/** Draws the curve of what was signed and the bars of each minute. */
import { series } from './curve.js';
import { byId, setText } from './dom.js';
import { widthOf } from './fit.js';
import { amountWords } from './words.js';

/** The shortest time between two drawings, in milliseconds. */
const PAUSE = 1_000;

const CHANNELS = ['offline', 'online', 'off-site'];

// The chart library empties its element through innerHTML. That, and nothing else, is let through.
window.trustedTypes?.createPolicy('default', { createHTML: (markup) => (markup === '' ? '' : null) });

/** The charts; they draw at most once a second, and follow the size of their place. */
export class Charts {
  #element;
  #chart = null;
  #timer = 0;
  #drawnAt = 0;
  #windows = [];
  #view = null;

  constructor(element) {
    this.#element = element;
    new ResizeObserver(() => this.#resize()).observe(element);
  }

  /** Shows these windows. */
  show(windows) {
    this.#windows = windows;
    this.#drawSoon();
  }

  /** Shows them in this language, currency and time zone. */
  retell(view) {
    const isSame = view.language === this.#view?.language && view.currency === this.#view.currency && view.tick === this.#view.tick;
    this.#view = view;
    if (!isSame) {
      this.#drawSoon();
    }
  }

  /** Shows them again: the colours are others now. */
  recolour() {
    this.#drawSoon();
  }

  #resize() {
    this.#chart?.resize();
    this.#drawSoon();
  }

  #drawSoon() {
    if (this.#timer === 0) {
      const wait = Math.max(0, this.#drawnAt + PAUSE - Date.now());
      this.#timer = setTimeout(() => this.#draw(), wait);
    }
  }

  #draw() {
    this.#timer = 0;
    this.#drawnAt = Date.now();
    if (this.#view === null || this.#element.clientWidth === 0) {
      return;
    }
    this.#chart ??= window.echarts.init(this.#element, null, { renderer: 'canvas' });
    const drawn = series(this.#windows, CHANNELS);
    this.#chart.setOption(this.#option(drawn), { notMerge: true, silent: true });
    setText(byId('bars-title'), this.#view.texts.bars(drawn.minutes));
  }

  #option(drawn) {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const style = getComputedStyle(this.#element);
    const colour = (name) => style.getPropertyValue(name).trim();
    const text = { color: colour('--soft'), fontFamily: style.fontFamily, fontSize: 1.75 * rem };
    const view = this.#view;
    const labels = drawn.starts.map((start) => view.tick(start, drawn.minutes));
    const isRound = roundLabels(labels, drawn.minutes, Math.max(2, Math.floor(this.#element.clientWidth / rem / LABEL_WIDTH)));
    const axis = (gridIndex, isLabelled) => ({
      type: 'category',
      gridIndex,
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('--line') } },
      axisLabel: { ...text, show: isLabelled, interval: (index) => isRound[index], margin: 0.9 * rem },
    });
    const scale = (gridIndex, formatter, splitNumber, smallest) => ({
      type: 'value',
      gridIndex,
      splitNumber,
      minInterval: smallest,
      axisLabel: { ...text, formatter, margin: 0.8 * rem },
      splitLine: { lineStyle: { color: colour('--line') } },
    });
    const widest = amountWords(plain(drawn.total.at(-1) ?? 0), view.currency, view.language);
    const left = (3 + 0.95 * widthOf(widest)) * rem;
    const right = 1.2 * rem;
    return {
      animation: false,
      aria: { enabled: false },
      grid: [
        { left, right, top: 1.4 * rem, bottom: '45%' },
        { left, right, top: '67%', bottom: 3.2 * rem },
      ],
      xAxis: [axis(0, false), axis(1, true)],
      yAxis: [
        scale(0, (value) => (value === 0 ? '0' : amountWords(plain(value), view.currency, view.language)), 3, 0),
        scale(1, (value) => String(value), 2, 1),
      ],
      series: [
        {
          type: 'line',
          data: drawn.total,
          step: 'end',
          showSymbol: false,
          lineStyle: { width: 0.4 * rem, color: colour('--gold') },
          areaStyle: { color: colour('--gold'), opacity: 0.14 },
        },
        ...drawn.projects.map((data, index) => ({
          type: 'bar',
          xAxisIndex: 1,
          yAxisIndex: 1,
          stack: 'projects',
          barCategoryGap: '12%',
          data,
          itemStyle: { color: colour(`--channel-${CHANNELS[index]}`) },
        })),
      ],
    };
  }
}

/** How wide a label below the bars may be with the room around it, in rem. */
const LABEL_WIDTH = 8;

/** Every how many minutes a label may stand. */
const ROUND = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];

/** Which of these times of day to write, at most so many: the round ones. Days are all alike. */
function roundLabels(labels, minutes, most) {
  const every = ROUND.find((step) => (labels.length * minutes) / step <= most) ?? 1440;
  const skip = Math.ceil(labels.length / most);
  return labels.map((label, index) => {
    const [hour, minute] = label.split(':').map(Number);
    return minute === undefined ? index % skip === 0 : (hour * 60 + minute) % every === 0;
  });
}

/** A number's decimal text, without an exponent. */
function plain(value) {
  return Number.isInteger(value) ? String(BigInt(value)) : value.toFixed(3);
}
