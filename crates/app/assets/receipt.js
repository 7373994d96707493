/* The receipt: print it, or draw it as a picture to keep. Its words are read from the page. */
(function () {
  'use strict';
  var slip = document.querySelector('[data-slip]');
  if (!slip) return;
  var print = document.querySelector('[data-print]');
  if (print) print.addEventListener('click', function () { window.print(); });

  var WIDTH = 720;
  var EDGE = 40;

  /** Draws lines from the top down; with `measure` it only counts height. */
  function paint(paper, height) {
    var font = getComputedStyle(document.body).fontFamily;
    var y = 0;
    function write(text, x, size, style) {
      paper.font = (style && style.bold ? '600 ' : '') + size + 'px ' + (style && style.code ? 'monospace' : font);
      paper.fillStyle = (style && style.color) || '#16202b';
      var most = (style && style.width) || WIDTH - EDGE - x;
      var line = '';
      Array.from(text).forEach(function (sign) {
        if (line && paper.measureText(line + sign).width > most) {
          paper.fillText(line, x, y);
          y += size * 1.5;
          line = '';
        }
        line += sign;
      });
      paper.fillText(line, x, y);
      y += size * 1.5;
    }
    paper.textBaseline = 'top';
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, WIDTH, height);
    paper.fillStyle = '#14284a';
    paper.fillRect(0, 0, WIDTH, 96);
    y = 32;
    write(slip.getAttribute('data-bureau'), EDGE, 30, { bold: true, color: '#fff' });

    y = 128;
    write(slip.querySelector('.top .mut').textContent, EDGE, 26, { color: '#465361' });
    Array.prototype.forEach.call(slip.querySelectorAll('.no8 span'), function (group) {
      write(group.textContent, EDGE, 44, { bold: true, code: true });
    });
    var code = slip.querySelector('[data-qr]');
    if (code && window.Path2D) {
      var side = 260 / (Number(code.getAttribute('data-qr')) + 8);
      paper.save();
      paper.translate(WIDTH - EDGE - 260 + side * 4, 128 + side * 4);
      paper.scale(side, side);
      paper.fillStyle = '#16202b';
      paper.fill(new Path2D(code.getAttribute('d')));
      paper.restore();
    }
    y = Math.max(y, 128 + 270) + 16;
    paper.fillStyle = '#bcc5ce';
    paper.fillRect(EDGE, y, WIDTH - 2 * EDGE, 2);
    y += 24;
    Array.prototype.forEach.call(slip.querySelectorAll('dl dt'), function (term) {
      var top = y;
      write(term.textContent, EDGE, 26, { color: '#465361', width: 80 });
      y = top;
      write(term.nextElementSibling.textContent, EDGE + 100, 26);
    });
    var due = slip.querySelector('.due');
    if (due) {
      y += 16;
      var promise = due.querySelector('b');
      var clock = due.querySelector('.clk span');
      // A picture is kept: it says the day, not how many days are left today.
      if (promise && promise.parentNode === due) write(promise.textContent, EDGE, 30, { bold: true });
      else if (clock) write(clock.textContent, EDGE, 26, { color: getComputedStyle(clock).color });
    }
    y += 16;
    paper.fillStyle = '#eceff2';
    paper.fillRect(0, y, WIDTH, 400);
    y += 20;
    slip.querySelector('.proof span').innerText.split('\n').forEach(function (text) {
      write(text, EDGE, 26, { color: '#465361' });
    });
    return y + 16;
  }

  function picture() {
    var canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = 8;
    var height = Math.ceil(paint(canvas.getContext('2d'), 8));
    canvas.height = height;
    paint(canvas.getContext('2d'), height);
    return canvas.toDataURL('image/png');
  }

  var save = document.querySelector('[data-save]');
  var saved = document.getElementById('saved');
  if (!save || !saved) return;
  save.addEventListener('click', function () {
    var drawn = picture();
    saved.querySelector('img').src = drawn;
    saved.querySelector('a').href = drawn;
    saved.hidden = false;
    saved.scrollIntoView({ block: 'nearest' });
  });
})();
