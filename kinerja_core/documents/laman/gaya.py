"""How a page of HTML looks, on the screen and on A4."""

from __future__ import annotations

from typing import Final

#: The whole style sheet; the page's policy names its hash, so that no other style is heeded.
GAYA: Final = """
@page{size:A4 portrait;margin:11mm}
*{box-sizing:border-box}
body{margin:0;color:#111;background:#fff;font:8pt/1.25 Arial,"Liberation Sans",sans-serif;overflow-wrap:break-word}
main{max-width:188mm;margin:0 auto;padding:4mm}
h1{font-size:14pt;margin:0}h2{font-size:10pt;margin:2mm 0 .5mm;border-bottom:.5mm solid #1f4e5f}
h3{font-size:8.5pt;margin:0 0 .5mm;break-after:avoid}
p{margin:0 0 1mm}.redup{color:#444}
table{border-collapse:collapse;width:100%}
th,td{border:.2mm solid #999;padding:.3mm 1mm;text-align:left;vertical-align:top}
thead th{background:#e7eef0}.n,.n td{text-align:right}caption{text-align:left;font-weight:700;padding:.5mm 0}
.angka{display:grid;grid-template-columns:repeat(4,1fr);gap:1.5mm;margin:2mm 0 0;padding:0}
.angka div{border:.2mm solid #999;padding:.6mm 1.5mm}.angka dt{font-size:7.5pt}
.angka dd{margin:0;color:#444;font-size:7pt}
.angka dd b{display:block;color:#111;font-size:13pt;line-height:1.15}
.dua{display:grid;grid-template-columns:112mm minmax(0,1fr);gap:3mm;align-items:start}.dua tbody th{white-space:nowrap}
.tren{grid-template-columns:125mm minmax(0,1fr)}.tren td{font-size:7.5pt}
svg{display:block;width:100%;height:auto;font:8px Arial,"Liberation Sans",sans-serif}
.peta{table-layout:fixed}.peta td{height:26mm;font-size:7.5pt}.peta th:first-child{width:22mm}
.peta b{float:right;border:.2mm solid #1f4e5f;padding:0 1mm}
.lajur{columns:2;column-gap:6mm}.lajur section{margin:0 0 2mm}
ul,ol{margin:0;padding:0 0 0 3.5mm}.lajur li{break-inside:avoid}.urut{list-style:none;padding:0}
.urut li{white-space:nowrap;overflow:hidden}.urut i{display:inline-block;width:8mm;font-style:normal;text-align:right}
.dasar{font-size:6.5pt;line-height:1.2;color:#444}
.rincian{margin-top:6mm}.rincian td,.rincian th{font-size:7.5pt}.gulir{overflow-x:auto}
.rincian td:nth-child(2){overflow-wrap:anywhere;min-width:32mm}
.rincian small{display:block;color:#444}.pilih{display:block;padding:1.5mm;border:.2mm solid #999;margin:1mm 0 2mm}
@media screen{main{max-width:240mm}body{font-size:10pt}.urut li{white-space:normal}.lembar{margin-bottom:8mm}}
@media print{main{max-width:none;padding:0}.lembar+.lembar{break-before:page}.rincian{break-before:page}
body:not(:has(#cetak-rincian:checked)) .rincian,.pilih{display:none}.gulir{overflow:visible}
thead{display:table-header-group}
tr{break-inside:avoid}}
""".strip()
