// Peta: the picture of a ranking: nine boxes of the mapping, and how the predikat are distributed.
// @ts-check
import { el, svg } from './unsur.mjs';

/** @typedef {{nip: string, nama: string, jabatan: string | null, hasil: number | null, perilaku: number | null, komposit: number | null, tingkat_hasil: string | null, tingkat_perilaku: string | null, kelompok: string | null, peringkat: number | null, predikat: string | null, nilai: number | null, usulan_predikat: string | null, usulan_nilai: number | null, rentang: [number, number] | null, konflik: string[], jalan_keluar: string[], catatan: string[]}} PegawaiPeringkat */

const LEBAR = 680;
const TINGGI = 440;
const KIRI = 136;
const BAWAH = 64;
/** Names a box shows before it only counts. */
const NAMA = 5;

/** @param {string} nama @param {number} huruf */
function short(nama, huruf) {
  const bare = nama.split(',')[0];
  return bare.length > huruf ? `${bare.slice(0, huruf - 1)}…` : bare;
}

/** A level in two lines, so that it stays readable on a phone. @param {string} teks @param {number} x @param {number} y @param {string} rata */
function level(teks, x, y, rata) {
  const at = teks.lastIndexOf(' ');
  const lines = at < 0 ? [teks] : [teks.slice(0, at), teks.slice(at + 1)];
  return svg('text', { y, 'text-anchor': rata, class: 'sumbu' }, ...lines.map((line, row) => svg('tspan', { x, dy: row ? '1.1em' : 0 }, line)));
}

/**
 * The nine boxes: hasil kerja to the right, perilaku kerja upwards; who stands where.
 * @param {PegawaiPeringkat[]} pegawai
 * @param {string[]} tingkat levels from low to high, as the core names them
 * @param {Record<string, string>} kelompok the kelompok of "tingkat_hasil|tingkat_perilaku", as the core decides it
 */
export function mapPicture(pegawai, tingkat, kelompok) {
  const width = (LEBAR - KIRI) / 3;
  const height = (TINGGI - BAWAH) / 3;
  const boxes = [];
  const words = [];
  for (const [row, behaviour] of [...tingkat].reverse().entries()) {
    for (const [column, result] of tingkat.entries()) {
      const here = pegawai.filter((one) => one.tingkat_hasil === result && one.tingkat_perilaku === behaviour);
      const group = kelompok[`${result}|${behaviour}`] ?? '';
      const x = KIRI + column * width;
      const y = row * height;
      if (here.length) words.push(`hasil ${result}, perilaku ${behaviour} (${group}): ${here.length} orang`);
      boxes.push(svg('g', { class: `petak ${group.toLowerCase()}` },
        svg('rect', { x: x + 3, y: y + 3, width: width - 6, height: height - 6, rx: 8 }),
        svg('text', { x: x + 14, y: y + 24, class: 'kelompok' }, group),
        svg('text', { x: x + width - 14, y: y + 24, class: 'banyak', 'text-anchor': 'end' }, here.length ? `${here.length} orang` : ''),
        ...here.slice(0, here.length > NAMA ? NAMA - 1 : NAMA).map((one, at) => svg('text', { x: x + 14, y: y + 46 + at * 16, class: 'orang' }, short(one.nama, 24))),
        here.length > NAMA ? svg('text', { x: x + 14, y: y + 46 + (NAMA - 1) * 16, class: 'orang' }, `dan ${here.length - NAMA + 1} lainnya`) : ''));
    }
  }
  const axes = tingkat.flatMap((word, at) => [
    level(word, KIRI + (at + 0.5) * width, TINGGI - BAWAH + 16, 'middle'),
    level(word, KIRI - 10, (2.5 - at) * height, 'end'),
  ]);
  return el('figure', { class: 'peta' },
    svg('svg', { viewBox: `0 0 ${LEBAR} ${TINGGI}`, role: 'img', 'aria-label': `Peta kinerja. ${words.join('; ')}.` },
      ...boxes, ...axes,
      svg('text', { x: KIRI + 1.5 * width, y: TINGGI - 8, 'text-anchor': 'middle', class: 'judul-sumbu' }, 'Hasil kerja →'),
      svg('text', { x: 14, y: (TINGGI - BAWAH) / 2, 'text-anchor': 'middle', class: 'judul-sumbu', transform: `rotate(-90 14 ${(TINGGI - BAWAH) / 2})` }, 'Perilaku kerja →')),
    el('figcaption', {}, 'Peta terhadap rata-rata unit: hasil kerja ke kanan, perilaku kerja ke atas'));
}

/**
 * How many people each predikat has: decided beside proposed.
 * @param {Record<string, number>} ditetapkan
 * @param {Record<string, number>} usulan
 */
export function distribution(ditetapkan, usulan) {
  const names = [...new Set([...Object.keys(usulan), ...Object.keys(ditetapkan)])];
  const most = Math.max(1, ...Object.values(ditetapkan), ...Object.values(usulan));
  /** @param {string} kind @param {number} count */
  const bar = (kind, count) => el('div', { class: 'batang' },
    el('meter', { class: kind, min: 0, max: most, value: count, 'aria-hidden': 'true' }), el('span', {}, `${count}`));
  return el('figure', { class: 'sebaran' },
    el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Predikat'), el('th', { scope: 'col' }, 'Ditetapkan'), el('th', { scope: 'col' }, 'Usulan pemetaan'))),
      el('tbody', {}, ...names.map((name) => el('tr', {}, el('th', { scope: 'row' }, name),
        el('td', {}, bar('ditetapkan', ditetapkan[name] ?? 0)), el('td', {}, bar('usulan', usulan[name] ?? 0)))))),
    el('figcaption', {}, 'Sebaran predikat: yang ditetapkan Pejabat Penilai, dan yang diusulkan pemetaan'));
}
