/* The week by keyboard: arrows and Enter move between days and rows, n opens a cell's note; each cell saves itself when it is left. */
(() => {
  const at = (row, day) => document.getElementById(`r${row}d${day}`);
  const go = input => { if (input) { input.focus(); input.select(); } return Boolean(input); };
  const rows = () => document.querySelectorAll('.week tbody tr').length;

  /* The next cell that can be written in, in a direction; over the edge of a day to the head of the next. */
  const move = (from, down, right) => {
    let row = +from.dataset.row, day = +from.dataset.day;
    for (let steps = 0; steps < rows() * 8; steps++) {
      row += down; day += right;
      if (down > 0 && row >= rows()) { row = 0; day++; }
      if (day < 0 || day > 6 || row < 0 || row >= rows()) return;
      if (go(at(row, day))) return;
    }
  };

  const note = (input, open) => {
    const label = input.form.querySelector('.noted');
    label.classList.toggle('open', open);
    (open ? label.querySelector('input') : input).focus();
  };

  document.addEventListener('keydown', e => {
    const input = e.target;
    if (input.matches('.week input.hours')) {
      const start = input.selectionStart === 0, end = input.selectionEnd === input.value.length;
      const moves = {ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: start && [0, -1], ArrowRight: end && [0, 1]};
      if (moves[e.key]) { e.preventDefault(); move(input, ...moves[e.key]); if (e.key === 'Enter' && document.activeElement === input) { input.blur(); input.focus(); } }
      else if (e.key === 'n' && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); note(input, true); }
      else if (e.key === 'Escape') { input.value = input.form.querySelector('.kept').dataset.hours; }
    } else if (input.matches('.week .noted input') && (e.key === 'Enter' || e.key === 'Escape')) {
      e.preventDefault();
      if (e.key === 'Escape') input.value = input.form.querySelector('.kept').dataset.note;
      note(input.form.querySelector('.hours'), false);
    }
  });
  document.addEventListener('focusin', e => { if (e.target.matches('.week input.hours')) e.target.select(); });
  document.addEventListener('focusout', e => {
    if (e.target.matches('.week .noted input') && !e.target.form.contains(e.relatedTarget)) e.target.closest('.noted').classList.remove('open');
  });

  /* What was written as 90m is shown as it was understood, unless its reader writes on meanwhile. */
  document.addEventListener('htmx:afterSettle', e => {
    const kept = e.target;
    if (!kept.matches?.('.week .kept')) return;
    const hours = kept.closest('form').querySelector('.hours');
    kept.closest('td').classList.remove('failed');
    if (document.activeElement !== hours || document.activeElement.value === '') hours.value = kept.dataset.hours;
    hours.title = kept.dataset.note;
  });
  /* A refused value stays where it was typed, marked. */
  document.addEventListener('htmx:afterRequest', e => {
    const form = e.target.closest?.('.week form');
    if (form && !e.detail.successful) form.closest('td').classList.add('failed');
  });
  document.addEventListener('click', e => {
    const mine = e.target.closest('.week [data-take]');
    if (!mine) return;
    e.preventDefault();
    const hours = mine.closest('form').querySelector('.hours');
    hours.value = mine.dataset.take;
    hours.dispatchEvent(new Event('change', {bubbles: true}));
  });
})();
