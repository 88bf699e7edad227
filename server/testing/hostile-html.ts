/** Ways in which text becomes a running script, for tests that nothing of it ever runs. What runs, says so in `globalThis.ran`. */

export const SCRIPT = 'globalThis.ran=(globalThis.ran??0)+1'

/** Addresses that run, or show, what others wrote. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  `javascript:${SCRIPT}`,
  `JaVaScRiPt:${SCRIPT}`,
  ` javascript:${SCRIPT}`,
  `java\tscript:${SCRIPT}`,
  `java\nscript:${SCRIPT}`,
  `\u0001javascript:${SCRIPT}`,
  `javascript&colon;${SCRIPT}`,
  `&#106;avascript:${SCRIPT}`,
  `javascript://plan.example/%0a${SCRIPT}`,
  `https:javascript:${SCRIPT}`,
  `vbscript:msgbox(1)`,
  `data:text/html,<script>${SCRIPT}</script>`,
  `data:text/html;base64,PHNjcmlwdD5nbG9iYWxUaGlzLnJhbj0xPC9zY3JpcHQ+`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${SCRIPT}'/>`,
  `blob:null/0`,
  `file:///etc/passwd`,
  `//elsewhere.example`,
  `view-source:javascript:${SCRIPT}`,
  `filesystem:https://elsewhere.example`,
]

const HANDLERS = ['onload', 'onerror', 'onclick', 'onfocus', 'onmouseover', 'onanimationstart', 'ontoggle']
const ELEMENTS = [
  'img src=x',
  'svg',
  'p',
  'a href=x',
  'td',
  'details open',
  'input autofocus',
  'video src=x',
  'body',
]
const WHOLE: readonly string[] = [
  `<script>${SCRIPT}</script>`,
  `<scr<script>ipt>${SCRIPT}</script>`,
  `<script src="https://elsewhere.example/x.js"></script>`,
  `<svg><script>${SCRIPT}</script></svg>`,
  `<svg><animate onbegin=${SCRIPT} attributeName=x dur=1s>`,
  `<svg><a xlink:href="javascript:${SCRIPT}"><text>x</text></a></svg>`,
  `<math><mi xlink:href="javascript:${SCRIPT}">x</mi></math>`,
  `<math><mtext><table><mglyph><style><!--</style><img src=x onerror=${SCRIPT}>`,
  `<noscript><p title="</noscript><img src=x onerror=${SCRIPT}>">`,
  `<template><img src=x onerror=${SCRIPT}></template>`,
  `<iframe src="javascript:${SCRIPT}"></iframe>`,
  `<iframe srcdoc="<script>parent.${SCRIPT}</script>"></iframe>`,
  `<object data="javascript:${SCRIPT}"></object>`,
  `<embed src="javascript:${SCRIPT}">`,
  `<form action="javascript:${SCRIPT}"><button autofocus>x</button></form>`,
  `<button formaction="javascript:${SCRIPT}">x</button>`,
  `<base href="https://elsewhere.example/">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${SCRIPT}">`,
  `<link rel="stylesheet" href="https://elsewhere.example/x.css">`,
  `<style>@import url(https://elsewhere.example/x.css);p{animation:x}</style><p onanimationstart=${SCRIPT}>x</p>`,
  `<p style="background:url(https://elsewhere.example/pixel)">x</p>`,
  `<p style="position:fixed;inset:0;z-index:9999">Log ind igen</p>`,
  `<p STYLE = 'color:red' style="x:expression(${SCRIPT})">x</p>`,
  `<p data-pm-slice="1 1 []" style="color:red" onclick="${SCRIPT}">x</p>`,
  `<p data-pm-slice='0 0 ["heading",{"level":"3><img src=x onerror=${SCRIPT}>"}]'>x</p>`,
  `<p data-pm-slice='0 0 -9 ["__proto__",null]'>x</p>`,
  `<table background="https://elsewhere.example/x"><tr><td colspan="1e9" style="x">x</td></tr></table>`,
  `<ol start="1e999" type="x"><li>x</li></ol>`,
  `<img src=x:x onerror=${SCRIPT}//`,
  `<p>style=&quot;x&quot; <b>x</p></b><!--><img src=x onerror=${SCRIPT}>-->`,
]

/** HTML as a page of ill will would put it on the clipboard. */
export const HOSTILE_HTML: readonly string[] = [
  ...WHOLE,
  ...ELEMENTS.flatMap((element) => HANDLERS.map((handler) => `<${element} ${handler}="${SCRIPT}">x`)),
  ...HOSTILE_ADDRESSES.map((address) => `<a href="${address.replaceAll('"', '&quot;')}">x</a>`),
]
