/** Numbers that count up or down to their value. */
import { between } from './decimal.js';

const DURATION = 900;

const running = new Map();
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Shows a number, counting from the one shown before.
 *
 * @param {HTMLElement} element
 * @param {string} value decimal text
 * @param {function(string)} show shows one number on the way
 */
export function count(element, value, show) {
  const run = running.get(element);
  if (run?.value === value) {
    run.show = show;
    return;
  }
  const before = run?.shown ?? element.dataset.shown;
  element.dataset.shown = value;
  if (before === undefined || before === value || still.matches || document.hidden) {
    running.delete(element);
    show(value);
    return;
  }
  const isIdle = running.size === 0;
  running.set(element, { from: before, shown: before, value, show, start: performance.now() });
  if (isIdle) {
    requestAnimationFrame(step);
  }
}

function step(now) {
  for (const [element, run] of running) {
    const elapsed = Math.min(1, Math.max(0, (now - run.start) / DURATION));
    run.shown = elapsed === 1 ? run.value : between(run.from, run.value, 1 - (1 - elapsed) ** 4);
    run.show(run.shown);
    if (elapsed === 1) {
      running.delete(element);
    }
  }
  if (running.size > 0) {
    requestAnimationFrame(step);
  }
}
