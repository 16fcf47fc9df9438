// SPDX-License-Identifier: GPL-3.0-or-later
// The style sheet of the HTML publication. Colours are those of core/figure/theme.h; light only, because the charts are.
#pragma once

namespace boulton::report {

inline constexpr char kHtmlStyle[] = R"css(
:root{color-scheme:light;--ink:#1b2733;--muted:#56636f;--rule:#d5dbe1;--surface:#f4f6f8;--brand:#3a1d5c;--link:#1d5e97}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;font:1rem/1.55 "Open Sans","Segoe UI",Arial,sans-serif;color:var(--ink);background:#fff}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid #f2a900;outline-offset:2px;box-shadow:0 0 0 5px var(--ink)}
.skip{position:absolute;left:-999rem;background:#fff;color:var(--brand);padding:.6rem 1rem;z-index:2}
.skip:focus{left:.5rem;top:.5rem}
.wrap{max-width:62rem;margin:0 auto;padding:0 1.25rem}
.marking{background:#1b2733;color:#fff;font-weight:600;font-size:.8125rem;letter-spacing:.06em;text-align:center;padding:.3rem 1rem;margin:0;max-width:none}
.banner{background:#fff3d1;border-bottom:3px solid #f2a900;margin:0;padding:.6rem 0}
.top-band{background:var(--brand);color:#fff;padding:2.5rem 0 2.25rem}
.top-band h1{font-size:2.125rem;line-height:1.2;margin:0;max-width:46rem;text-wrap:balance}
.top-band p{margin:.6rem 0 0;font-size:1.125rem;color:#e9e2f3;max-width:46rem}
nav.contents{border:1px solid var(--rule);border-radius:.375rem;padding:1rem 1.25rem;margin:2rem 0;background:var(--surface)}
nav.contents h2{font-size:1rem;margin:0 0 .4rem}
nav.contents ol{list-style:none;margin:0;padding:0}
nav.contents li.sub{padding-left:1.25rem;font-size:.9375rem}
main h2{font-size:1.625rem;line-height:1.25;color:var(--brand);margin:3rem 0 .75rem;padding-top:1rem;border-top:3px solid var(--brand)}
main h3{font-size:1.25rem;line-height:1.3;color:var(--brand);margin:2rem 0 .5rem}
main h4,main h5,main h6{font-size:1.0625rem;margin:1.5rem 0 .4rem}
p{margin:0 0 .9rem;max-width:46rem}
p.lead{font-size:1.1875rem;line-height:1.5}
p.small,.note small,.cellnote{font-size:.8125rem;color:var(--muted)}
main ul,main ol{max-width:46rem;padding-left:1.4rem}
li{margin:.25rem 0}
dl.fields{display:grid;grid-template-columns:minmax(9rem,15rem) 1fr;margin:1.25rem 0;border-top:1px solid var(--rule)}
dl.fields dt,dl.fields dd{padding:.45rem .75rem .45rem 0;margin:0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
dl.fields dt{font-weight:600}
.scroll{overflow-x:auto;margin:1.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem;line-height:1.4;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--rule);mso-number-format:"\@"}
thead th{vertical-align:bottom;border-bottom:2px solid var(--ink);background:#fff}
tbody th{font-weight:400}
tbody tr:nth-child(even):not(.group)>*{background:var(--surface)}
tr.group th{font-weight:700;color:var(--brand);background:#ece7f2;padding-top:.6rem}
.num{text-align:right;mso-number-format:General}
.strong{font-weight:700}
.cellnote{display:block}
.status,.direction{white-space:nowrap}
.status svg,.direction svg{vertical-align:-.2em;margin-right:.35em;width:1.1em;height:1.1em}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(10.5rem,1fr));gap:1rem;list-style:none;padding:0;margin:1.25rem 0;max-width:none}
.tiles li{border:1px solid var(--rule);border-top:4px solid var(--brand);border-radius:.25rem;padding:.8rem 1rem;margin:0}
.tiles .value{display:block;font-size:1.75rem;line-height:1.2;font-weight:700}
.tiles .label{display:block;color:var(--muted);font-size:.9375rem}
.note{border-left:5px solid #1f6fb2;background:#eaf2f9;padding:.8rem 1.1rem;margin:1.25rem 0;max-width:46rem}
.note p:last-child{margin:0}
.note .title{font-weight:700;margin:0 0 .25rem}
.note.caution{border-color:#f2a900;background:#fff6de}
.note.marking-note{border-color:#1b2733;background:var(--surface)}
figure{margin:1.5rem 0}
figcaption{font-weight:600;margin:0 0 .5rem}
figure svg,.cardbody>div>svg{width:100%;height:auto;display:block}
details{margin:.4rem 0 0;font-size:.9375rem}
summary{cursor:pointer;color:var(--link);width:fit-content;padding:.2rem 0}
article.card{border:1px solid var(--rule);border-radius:.375rem;padding:1rem 1.25rem 1.25rem;margin:1.25rem 0;break-inside:avoid}
article.card header{display:flex;flex-wrap:wrap;gap:.4rem 1.25rem;align-items:baseline;justify-content:space-between}
article.card header>*{margin:0}
article.card .code{color:var(--muted);font-weight:400;margin-right:.4rem}
article.card .verdict{display:flex;gap:1rem}
.pill{font-weight:600}
article.card .definition{color:var(--muted);font-size:.9375rem;margin:.4rem 0 .8rem}
.cardbody{display:grid;grid-template-columns:minmax(14rem,18rem) 1fr;gap:1.5rem}
.cardbody dl{margin:0;display:grid;grid-template-columns:auto 1fr;align-content:start}
.cardbody dt,.cardbody dd{margin:0;padding:.25rem 0;border-bottom:1px solid var(--rule)}
.cardbody dt{color:var(--muted)}
.cardbody dd{font-weight:600;text-align:right;padding-left:.75rem}
.commentary dt{font-weight:600;margin-top:.7rem}
.commentary dd{margin:0;max-width:46rem}
.provenance dd{font-size:.875rem}
footer.bottom{margin-top:3rem;border-top:1px solid var(--rule);padding:1.25rem 0;color:var(--muted);font-size:.875rem}
@media (max-width:44rem){.cardbody,dl.fields{grid-template-columns:1fr}dl.fields dt{border-bottom:0;padding-bottom:0}.top-band h1{font-size:1.625rem}}
@media print{body{font-size:9.5pt}.skip,nav.contents,summary{display:none}.top-band{background:none;color:#1b2733;padding:1rem 0}.top-band p{color:#56636f}
thead{display:table-header-group}tr,figure,.tiles li,.note{break-inside:avoid}h2,h3,h4{break-after:avoid}.scroll{overflow:visible}}
)css";

} // namespace boulton::report
