// Utama: the page is begun: doors closed, core started, sections shown.
// @ts-check
import { guard, tryToSend } from './jaga.mjs';
import { button, byId, el, replace } from './unsur.mjs';
import { copy } from './simpan.mjs';
import { Dihentikan, GalatInti, Inti } from './inti.mjs';
import { staffSection } from './pegawai.mjs';
import { unitSection } from './pengelola.mjs';
import { rulesSection } from './hitung.mjs';

/** @typedef {import('./pegawai.mjs').Keterangan} Keterangan */
/** @typedef {import('./pegawai.mjs').Rumah} Rumah */

guard();

/** What the page carries, still packed. @returns {Record<string, string>} */
function carried() {
  /** @type {Record<string, string>} */
  const found = {};
  for (const block of document.querySelectorAll('script[id^="muatan-"]')) {
    found[block.id.replace('muatan-', '')] = block.textContent ?? '';
    block.remove();
  }
  return found;
}

/** @returns {() => Worker} */
function workerMaker() {
  const address = URL.createObjectURL(new Blob([byId('pekerja').textContent ?? ''], { type: 'text/javascript' }));
  return () => new Worker(address);
}

// ------------------------------------------------------------------------------------------- what is going on

const bar = byId('kerja');
const label = byId('kerja-label');
const progress = /** @type {HTMLProgressElement} */ (byId('kerja-progres'));
const stop = byId('kerja-henti');
const news = byId('kabar');

/** @param {string} words @param {number} done @param {number} total @param {string} [what] */
function showProgress(words, done, total, what) {
  label.textContent = [total > 0 ? `${words} (${Math.min(done + 1, total)} dari ${total})` : words, what].filter(Boolean).join(': ');
  if (total > 0) {
    progress.max = total;
    progress.value = done;
  } else {
    progress.removeAttribute('value');
  }
}

/** @param {string} text */
function announce(text) {
  news.textContent = text;
}

/** Tell of a mistake so that it can be copied for those who help. @param {unknown} problem */
function fail(problem) {
  if (problem instanceof Dihentikan) {
    announce('Dihentikan. Tidak ada yang berubah pada berkas Anda.');
    return;
  }
  const told = problem instanceof Error ? problem.message : String(problem);
  const detail = problem instanceof GalatInti ? problem.rinci : '';
  const lines = [told, detail, `Kinerja ${document.documentElement.dataset.versi}`, navigator.userAgent, new Date().toISOString()];
  const copied = button('Salin untuk bantuan', async () => {
    await copy(lines.filter(Boolean).join('\n').replace(/\d{8} ?\d{6} ?\d ?\d{3}/g, '(NIP)'));
    copied.textContent = 'Tersalin';
  });
  const box = el('div', { class: 'galat', role: 'alert', tabindex: -1 },
    el('p', {}, ...told.split('\n').flatMap((line, at) => (at ? [el('br'), line] : [line]))),
    detail ? el('details', {}, el('summary', {}, 'Rincian untuk yang membantu'), el('pre', { class: 'uraian' }, detail)) : null,
    el('div', { class: 'tombol-tombol' }, copied, button('Tutup', () => box.remove())));
  replace(byId('galat'), box);
  box.focus();
}

// ------------------------------------------------------------------------------------------- the core

const core = new Inti(workerMaker(), carried(), (done, total, words) => showProgress(words, done, total));
/** @type {Keterangan} */
const about = JSON.parse(byId('keterangan').textContent ?? '');
let running = 0;

/** @type {Rumah} */
const house = {
  inti: core,
  keterangan: about,
  kabarkan: announce,
  gagal: fail,
  async kerjakan(words, work) {
    running += 1;
    replace(byId('galat'));
    bar.hidden = false;
    document.body.classList.add('bekerja');
    try {
      await core.siap;
      stop.hidden = false;
      showProgress(words, 0, 0);
      return await work((done, total, what) => showProgress(words, done, total, what));
    } catch (problem) {
      fail(problem);
      return undefined;
    } finally {
      running -= 1;
      if (running === 0) {
        bar.hidden = true;
        document.body.classList.remove('bekerja');
      }
    }
  },
};

stop.addEventListener('click', () => {
  core.hentikan();
  showProgress('Dihentikan; menyiapkan kembali', 0, 0);
});

// ------------------------------------------------------------------------------------------- sections

const tabs = [...document.querySelectorAll('[role="tab"]')].map((one) => /** @type {HTMLElement} */ (one));

/** @param {HTMLElement} chosen */
function openTab(chosen) {
  for (const tab of tabs) {
    const on = tab === chosen;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(tab.getAttribute('aria-controls') ?? '').hidden = !on;
  }
}

for (const [at, tab] of tabs.entries()) {
  tab.addEventListener('click', () => openTab(tab));
  tab.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = event.key === 'Home' ? tabs[0] : event.key === 'End' ? tabs.at(-1) : step ? tabs[(at + step + tabs.length) % tabs.length] : null;
    if (!next) return;
    event.preventDefault();
    openTab(next);
    next.focus();
  });
}

byId('bagian-pegawai').append(...staffSection(house));
byId('bagian-unit').append(...unitSection(house));
byId('bagian-aturan').append(...rulesSection(house));

const tried = byId('uji-kirim-hasil');
byId('uji-kirim').addEventListener('click', async () => {
  replace(tried, 'Mencoba …');
  const outcome = await tryToSend();
  replace(tried, el('ul', {}, ...outcome.map(([way, refused]) => el('li', {}, `${way}: `, el('b', {}, refused ? 'ditolak peramban' : 'TIDAK ditolak')))));
});

byId('tanggal-aturan').textContent = `Aturan dicocokkan dengan sumbernya ${about.aturan.pertama} s.d. ${about.aturan.terakhir}.`;
core.siap.then(
  () => {
    document.documentElement.dataset.siap = 'ya';
    if (running === 0) bar.hidden = true;
    announce('Siap.');
  },
  (problem) => {
    bar.hidden = true;
    document.documentElement.dataset.siap = 'gagal';
    if (!(problem instanceof Dihentikan)) fail(problem);
  },
);
