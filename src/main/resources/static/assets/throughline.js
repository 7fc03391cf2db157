/* What every page does with an answer: sentences go to the fields they are about, notes that all went well leave again. */
(() => {
  const list = () => document.getElementById('problems');

  const clear = form => {
    form.querySelectorAll('.field-problem').forEach(p => p.remove());
    form.querySelectorAll('[aria-invalid]').forEach(i => { i.removeAttribute('aria-invalid'); i.removeAttribute('aria-describedby'); });
  };

  /* {field: "lines[0].hours"} finds the input named so, or "hours". */
  const input = (form, field) => form.querySelector(`[name="${CSS.escape(field)}"]:not([type=hidden])`)
    || form.querySelector(`[name="${CSS.escape(field.replace(/^.*[.\]]/, ''))}"]:not([type=hidden])`);

  const toFields = form => {
    let first = null;
    list().querySelectorAll('[data-field]').forEach((problem, n) => {
      const at = input(form, problem.dataset.field);
      if (!at) return;
      const sentence = Object.assign(document.createElement('p'), {className: 'field-problem', id: `problem-${n}`, textContent: problem.textContent});
      at.after(sentence);
      at.setAttribute('aria-invalid', 'true');
      at.setAttribute('aria-describedby', sentence.id);
      problem.remove();
      first = first || at;
    });
    if (!list().querySelector('li')) list().replaceChildren();
    else list().scrollIntoView({block: 'nearest'});
    if (first) first.focus();
  };

  document.addEventListener('htmx:beforeRequest', e => {
    const form = e.target.closest('form');
    if (form) clear(form);
    list()?.replaceChildren();
  });
  document.addEventListener('htmx:afterSwap', e => {
    if (e.detail.target.id !== 'problems') return;
    const form = e.detail.requestConfig.elt.closest('form') || document;
    toFields(form);
  });
  for (const name of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(name, () => {
      const note = Object.assign(document.createElement('p'), {className: 'note bad', textContent: document.documentElement.lang === 'de'
        ? 'Der Server antwortet nicht. Nichts wurde gespeichert; bitte gleich noch einmal versuchen.'
        : 'The server does not answer. Nothing was saved; try again in a moment.'});
      list().replaceChildren(note);
    });
  }
  /* A choice in a filter takes effect at once; without scripts its button does it. */
  document.addEventListener('change', e => { if (e.target.closest('form[data-at-once]')) e.target.form.requestSubmit(); });
  /* A deed that cannot be taken back is asked about. */
  document.addEventListener('submit', e => {
    const ask = e.submitter?.dataset.ask;
    if (ask && !window.confirm(ask)) { e.preventDefault(); e.stopImmediatePropagation(); }
  }, true);
})();
/* Copying an address: the button appears where the browser can. */
document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-copy]').forEach(button => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', () => navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value));
}));
document.addEventListener('focusin', e => { if (e.target.matches?.('input[data-select]')) e.target.select(); });
