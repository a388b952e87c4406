// Rumah: the core started, and what is going on told: progress, news, mistakes. The page and Excel's task pane share it.
// @ts-check
import { button, byId, el, moveFocus, replace } from './unsur.mjs';
import { copy } from './simpan.mjs';
import { Dihentikan, GalatInti, Inti } from './inti.mjs';
import { unpack } from './kemasan.mjs';

/** @typedef {import('./pegawai.mjs').Keterangan} Keterangan */
/** @typedef {import('./pegawai.mjs').Rumah} Rumah */

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

/** @param {BlobPart} mesin Python's engine, which the worker has from its beginning @returns {() => Worker} */
function workerMaker(mesin) {
  const address = URL.createObjectURL(new Blob([mesin, byId('pekerja').textContent ?? ''], { type: 'text/javascript' }));
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
  const before = document.activeElement;
  const close = () => {
    box.remove();
    moveFocus(before);
  };
  /** @param {KeyboardEvent} event */
  const escape = (event) => {
    if (event.key === 'Escape') close();
  };
  const box = el('div', { class: 'galat', role: 'alert', tabindex: -1, onkeydown: escape },
    el('p', {}, ...told.split('\n').flatMap((line, at) => (at ? [el('br'), line] : [line]))),
    detail ? el('details', {}, el('summary', {}, 'Rincian untuk yang membantu'), el('pre', { class: 'uraian' }, detail)) : null,
    el('div', { class: 'tombol-tombol' }, copied, button('Tutup', close)));
  replace(byId('galat'), box);
  box.focus();
}

/** The bar is not needed any more; who stood on its button goes on at the content. */
function hideBar() {
  const within = bar.contains(document.activeElement);
  bar.hidden = true;
  if (within) moveFocus();
}

/** What is told of a clock that shows a day before the rules were written. @param {{sejak: string, salah: string}} clock */
function wrongClock(clock) {
  const now = new Date();
  const [year, month, day] = clock.sejak.split('-').map(Number);
  if (now >= new Date(year, month - 1, day)) return '';
  return clock.salah.replace('{hari}', now.toLocaleDateString('id-ID', { day: 'numeric', month: 'long', year: 'numeric' }));
}

/** The page is there: from now on it tells itself what goes wrong. */
export function opened() {
  document.documentElement.classList.add('dapat');
  document.documentElement.dataset.terbuka = 'ya';
}

/** Start the core; what the sections of the page may use from then on. @returns {Promise<Rumah>} */
export async function openHouse() {
  if (!document.documentElement.dataset.dapat) throw new Error('peramban ini tidak dapat menjalankan halaman'); // and it is told
  const { mesin, ...loads } = carried();
  const core = new Inti(workerMaker(await unpack(mesin)), loads, (done, total, words) => showProgress(words, done, total));
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
          hideBar();
          document.body.classList.remove('bekerja');
        }
      }
    },
  };

  stop.addEventListener('click', () => {
    core.hentikan();
    showProgress('Dihentikan; menyiapkan kembali', 0, 0);
  });

  const wrong = wrongClock(about.jam);
  if (wrong) fail(wrong);
  byId('tanggal-aturan').textContent = `Aturan dicocokkan dengan sumbernya ${about.aturan.pertama} s.d. ${about.aturan.terakhir}.`;
  core.siap.then(
    () => {
      document.documentElement.dataset.siap = 'ya';
      if (running === 0) hideBar();
      announce('Siap.');
    },
    (problem) => {
      hideBar();
      document.documentElement.dataset.siap = 'gagal';
      if (!(problem instanceof Dihentikan)) fail(problem);
    },
  );
  return house;
}
