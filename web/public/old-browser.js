/* Runs before everything else, in the oldest JavaScript: tells people whose browser cannot run the console what to do about it.
   The unit "lh" came with Chromium 109, the oldest one promised, Safari 16.4 and Firefox 120. */
(function () {
  var css = window.CSS;
  var fit = css && css.supports && css.supports('width', '1lh');
  if (fit && 'noModule' in HTMLScriptElement.prototype) return;
  document.addEventListener('DOMContentLoaded', function () {
    document.getElementById('root').innerHTML =
      "<div style=\"max-width:34em;margin:12vh auto;padding:0 24px;font:16px/1.8 'PingFang SC','Microsoft YaHei',sans-serif;color:#1f2328\">" +
      '<h1 style="font-size:24px">浏览器版本过旧</h1>' +
      '<p>宣发台需要 Chromium 109 或更新的浏览器：Chrome、Edge 109 以上，或 360 极速、QQ 浏览器、搜狗浏览器的“极速模式”（Chromium 内核 109 以上），Firefox 120、Safari 16.4 以上也可以。</p>' +
      '<p>如果用的是双核浏览器，请点地址栏右侧的 <b>e</b> 图标或闪电图标，切换到“极速模式”。单位电脑不能自行升级的，请联系信息中心。</p>' +
      '<p style="color:#59636e">This browser is too old for the console. Please use Chrome or Edge 109 or newer.</p></div>';
  });
  window.xuanfaTooOld = true;
})();
