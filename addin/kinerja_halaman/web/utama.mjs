// Utama: the page is begun: doors closed, core started, sections shown.
// @ts-check
import { guard, tryToSend } from './jaga.mjs';
import { byId, el, replace } from './unsur.mjs';
import { staffSection } from './pegawai.mjs';
import { unitSection } from './pengelola.mjs';
import { rulesSection } from './hitung.mjs';
import { openHouse, opened } from './rumah.mjs';

guard();
const house = await openHouse();

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
  tab.addEventListener('click', () => { openTab(tab); house.kabarkan(''); });
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

opened();
