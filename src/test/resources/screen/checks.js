// What a tester's eye looks for on a screen, by measuring: texts that are cut off, lie over each other or are too faint.
// Put in front of a script that returns one of its answers, each a list of sentences.
const screenChecks = () => {
  const SLACK = 1.5;
  const NEEDED = 7;

  const isHidden = (element) =>
    !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || element.closest('[aria-hidden="true"]');

  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(element.tagName) || isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
      if (rects.length) found.push({ element, rects, text: node.data.trim().slice(0, 40) });
    }
    return found;
  };

  // For screen readers only: a clipped box of a pixel.
  const isForEars = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const box = at.getBoundingClientRect();
      if (box.width <= 1.5 && box.height <= 1.5) return true;
    }
    return false;
  };

  const clips = (style) => /hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY);
  const mayCut = (style) => style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || /auto|scroll/.test(style.overflowX + style.overflowY);

  const name = ({ element, text }) =>
    `"${text}" in ${element.dataset.figure ?? (element.id ? '#' + element.id : element.tagName.toLowerCase() + '.' + element.className)}`;

  const isFigure = (element) => element.closest('[data-figure]') !== null;

  const clipped = () => {
    const faults = [];
    for (const found of texts()) {
      if (isForEars(found.element)) continue;
      for (const rect of found.rects) {
        for (let at = found.element; at && at !== document.body; at = at.parentElement) {
          const style = getComputedStyle(at);
          if (!clips(style)) continue;
          const box = at.getBoundingClientRect();
          const isOutside = rect.left >= box.right || rect.right <= box.left || rect.top >= box.bottom || rect.bottom <= box.top;
          // Lists show as many as there is room for, and so do the facts below the headline: whole or not at all.
          if (isOutside && found.element.closest('li[data-project], .facts')) break;
          const cut = rect.right > box.right + SLACK || rect.left < box.left - SLACK
            || rect.bottom > box.bottom + rect.height * 0.35 || rect.top < box.top - rect.height * 0.35;
          if (cut && mayCut(style) && !isFigure(found.element)) break;
          if (cut) faults.push(`${name(found)} is cut off by ${at.id || at.className || at.tagName}`);
        }
      }
      const whole = found.element.getBoundingClientRect();
      if (isFigure(found.element) && (whole.right > innerWidth + SLACK || whole.left < -SLACK)) {
        faults.push(`${name(found)} lies beyond the edge`);
      }
    }
    return [...new Set(faults)];
  };

  // A line's box is higher than its letters.
  const INK_TOP = 0.2;
  const INK_BOTTOM = 0.22;

  // The part of a text that is to be seen, once those that may cut it have done so.
  const visiblePart = (element, rect) => {
    let { left, right } = rect;
    let top = rect.top + rect.height * INK_TOP;
    let bottom = rect.bottom - rect.height * INK_BOTTOM;
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (!clips(getComputedStyle(at))) continue;
      const box = at.getBoundingClientRect();
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
    return { left, right, top, bottom };
  };

  // The controls may lie over the rest: they show only while somebody uses the pointer.
  const overlapping = () => {
    const boxes = texts().filter(({ element }) => !isForEars(element) && !element.closest('#controls')).flatMap((found) =>
      found.rects.map((rect) => ({ found, ...visiblePart(found.element, rect) }))).filter((box) => box.right > box.left && box.bottom > box.top);
    const faults = new Set();
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      if (a.found === b.found) return;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const smaller = Math.min(a.bottom - a.top, b.bottom - b.top);
      if (width > 2 && height > smaller * 0.15) faults.add(`${name(a.found)} lies over ${name(b.found)}`);
    }));
    return [...faults];
  };

  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  // Every colour that may lie behind an element: gradients by each of their stops.
  const backgrounds = (element) => {
    if (!element) return [[255, 255, 255, 1]];
    const style = getComputedStyle(element);
    const behind = backgrounds(element.parentElement);
    const own = rgba(style.backgroundColor);
    const plain = own[3] === 0 ? behind : behind.map((colour) => over(own, colour));
    const stops = style.backgroundImage.match(/(rgba?|oklch|oklab|color|hsla?)\([^()]*\)/g) ?? [];
    return [...plain, ...stops.flatMap((stop) => plain.map((colour) => over(rgba(stop), colour)))];
  };

  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);

  const faint = () => {
    const faults = new Set();
    for (const found of texts()) {
      if (isForEars(found.element)) continue;
      const [r, g, b, a] = rgba(getComputedStyle(found.element).color);
      const alpha = a * opacity(found.element);
      for (const behind of backgrounds(found.element)) {
        const ratio = contrast(over([r, g, b, alpha], behind), behind);
        if (ratio < NEEDED) {
          faults.add(`${name(found)} has a contrast of ${ratio.toFixed(1)}`);
        }
      }
    }
    return [...faults];
  };

  return { clipped, overlapping, faint };
};
