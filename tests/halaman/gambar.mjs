// The three pictures of the README: node gambar.mjs PROGRAM PAGE DATA ../../docs/gambar
// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, openPage, upload } from './peramban.mjs';

const [program, file, data, out] = process.argv.slice(2);
const browser = await launch('chromium', program);
try {
  const page = await openPage(browser, pathToFileURL(file).href, { lebar: 960, tinggi: 600 });
  /** @param {number} nomor @param {string} pemilih what stands at the top */
  const picture = async (nomor, pemilih) => {
    await page.$eval(pemilih, (one) => one.scrollIntoView());
    await page.screenshot({ path: path.join(out, `halaman-${nomor}.png`) });
  };
  await picture(1, 'header');
  const book = fs.readdirSync(path.join(data, 'buku')).find((one) => one.includes('Taufik')) ?? '';
  await upload(page, '#bagian-pegawai input[type=file]', [path.join(data, 'buku', book)]);
  await page.waitForSelector('#bagian-pegawai .dokumen', { timeout: 60000 });
  await picture(2, '#bagian-pegawai .kartu');
  await page.click('#tab-unit');
  await upload(page, '#bagian-unit input[type=file]', [path.join(data, 'unit.xlsx')]);
  await page.waitForSelector('#bagian-unit .peta', { timeout: 60000 });
  await picture(3, '#bagian-unit .kartu');
} finally {
  await browser.close();
}
