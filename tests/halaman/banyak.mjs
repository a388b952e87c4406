// Hundreds of workbooks at once: how long the page is held up, that it can be stopped in between, and what comes of it.
// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { answered, press, saved, upload } from './peramban.mjs';

/** @param {import('puppeteer-core').Page} page @param {string} folder of the workbooks @param {string} out */
export async function mergeHundreds(page, folder, out) {
  const books = fs.readdirSync(folder).sort().map((one) => path.join(folder, one));
  await page.click('#tab-unit');
  await page.evaluate('catatan.tertahan = 0');
  const begin = Date.now();
  await upload(page, '#bagian-unit input[type=file]', books);
  const laid = Date.now();
  const left = await page.$eval('#bagian-unit .hasil > .catatan', (one) => one.textContent);
  // stopped in the middle, as soon as it says how far it is: the page says so, and the core begins anew
  const stopped = await page.evaluate(() => new Promise((done, failed) => {
    /** @param {string} pemilih */
    const found = (pemilih) => /** @type {HTMLElement} */ (document.querySelector(pemilih));
    let pressed = 0;
    const seen = new MutationObserver(() => {
      if (!pressed && /^Menggabungkan \(\d+ dari \d+\)/.test(found('#kerja-label').textContent ?? '')) {
        pressed = performance.now();
        setTimeout(() => found('#kerja-henti').click()); // in its turn, as a person's click
      } else if (pressed && found('#kabar').textContent?.startsWith('Dihentikan')) {
        seen.disconnect();
        done(performance.now() - pressed);
      }
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
    setTimeout(() => failed(new Error(pressed ? 'tidak dihentikan' : 'tidak mulai menggabungkan')), 60000);
    found('#bagian-unit .kartu form button.utama').click();
  }));
  await press(page, '#bagian-unit .kartu form button.utama');
  const told = await answered(page, 'gabung');
  await press(page, '#bagian-unit .kartu .tombol-tombol button.utama');
  const [unit] = await saved(page);
  fs.writeFileSync(path.join(out, 'unit.xlsx'), unit.isi);
  const held = await page.evaluate('catatan.tertahan');
  fs.writeFileSync(path.join(out, 'banyak.json'), JSON.stringify({
    pegawai: told.pegawai.length, tertahan: held, taruh: laid - begin, henti: stopped, diganti: left,
    galat: await page.$eval('#galat', (one) => one.textContent),
  }));
}
