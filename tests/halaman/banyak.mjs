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
  // stopped in the middle: the page says so, and the core begins anew
  await page.$eval('#bagian-unit .kartu form button.utama', (one) => /** @type {HTMLElement} */ (one).click());
  await page.waitForFunction('/\\(\\d+ dari \\d+\\)/.test(document.getElementById("kerja-label").textContent)', { timeout: 60000, polling: 20 });
  const pressed = Date.now();
  await page.$eval('#kerja-henti', (one) => /** @type {HTMLElement} */ (one).click());
  await page.waitForFunction('document.getElementById("kabar").textContent.startsWith("Dihentikan")', { timeout: 5000, polling: 10 });
  const stopped = Date.now();
  await press(page, '#bagian-unit .kartu form button.utama');
  const told = await answered(page, 'gabung');
  await press(page, '#bagian-unit .kartu .tombol-tombol button.utama');
  const [unit] = await saved(page);
  fs.writeFileSync(path.join(out, 'unit.xlsx'), unit.isi);
  const held = await page.evaluate('catatan.tertahan');
  fs.writeFileSync(path.join(out, 'banyak.json'), JSON.stringify({
    pegawai: told.pegawai.length, tertahan: held, taruh: laid - begin, henti: stopped - pressed,
    galat: await page.$eval('#galat', (one) => one.textContent),
  }));
}
