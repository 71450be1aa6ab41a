import { command, ITEM, signIn, useStage, clear } from './stage';
describe('probe', () => {
  const stage = useStage();
  it('menu', async () => {
    const { window } = stage;
    await signIn(window, stage.sandbox.credentials);
    await clear(window);
    await command(window, 'Show Menu');
    console.log('palette', JSON.stringify(await window.quickInput.wait('Expires')).slice(0, 300));
    await window.press('Escape');
    await window.quickInput.waitClosed();
    for (let n = 0; n < 3; n++) {
      await window.page.evaluate(() => {
        const log: string[] = ((globalThis as any).LOG = []);
        const w = document.querySelector('.quick-input-widget')!;
        new MutationObserver(() => log.push(`${performance.now() | 0} ${(w as HTMLElement).style.display} ${document.activeElement?.className}`)).observe(w, { attributes: true });
        for (const e of ['mousedown', 'mouseup', 'click', 'focusin', 'focusout']) document.addEventListener(e, (ev) => log.push(`${performance.now() | 0} ${e} ${(ev.target as HTMLElement).className}`), true);
      });
      await window.statusBar.click(ITEM);
      const t = Date.now();
      while (Date.now() - t < 2000) {
        const s = await window.quickInput.state();
        if (s) { console.log('open', s.title); break; }
      }
      await window.page.waitForTimeout(500);
      console.log(n, await window.page.evaluate(() => (globalThis as any).LOG));
    await window.press('Escape');
    await window.quickInput.waitClosed();
    }
  });
});
