import type { Frame, Page } from 'playwright-core';

/** A text that is drawn, or that a screen reader says. */
export interface ShownText {
  readonly text: string;
  /** Tag, classes and attribute, for messages. */
  readonly where: string;
}

/** Every text within the elements of a selector: of visible elements, and of attributes that are read to the user. */
export function shownTexts(frame: Frame | Page, within: string, without = ''): Promise<readonly ShownText[]> {
  return frame.evaluate(collect, [within, without] as const);
}

/** Runs in the page. */
function collect([within, without]: readonly [string, string]): ShownText[] {
  const texts: ShownText[] = [];
  const skip = (element: Element): boolean => without !== '' && element.closest(without) !== null;
  const add = (text: string | null, element: Element, what: string): void => {
    const trimmed = (text ?? '').replace(/\u00a0/g, ' ').trim();
    if (trimmed !== '') texts.push({ text: trimmed, where: `${element.tagName}.${element.className} ${what}` });
  };
  const visit = (root: Element | ShadowRoot): void => {
    const elements = root instanceof Element ? [root, ...root.querySelectorAll('*')] : [...root.querySelectorAll('*')];
    for (const element of elements) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (/^(?:STYLE|SCRIPT|svg|path)$/i.test(element.tagName) || skip(element)) continue;
      if (element.getClientRects().length === 0) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-valuetext'])
        if (element.hasAttribute(name)) add(element.getAttribute(name), element, name);
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.nodeValue, element, 'text');
    }
  };
  for (const root of document.querySelectorAll(within)) visit(root);
  return texts;
}
