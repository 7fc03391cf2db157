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

/* What scrolls is reached by keyboard, and says what it is: by its caption, else by the heading above it. */
(() => {
  const heading = region => {
    for (let at = region; at && at.id !== 'main'; at = at.parentElement) {
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
        const h = before.matches('h1, h2, h3') ? before : [...before.querySelectorAll('h1, h2, h3')].pop();
        if (h) return h.textContent.trim();
      }
    }
    return document.querySelector('h1')?.textContent.trim() || document.title;
  };
  const look = () => document.querySelectorAll('.table, .scrolls').forEach(region => {
    if (region.hasAttribute('aria-labelledby')) return;
    const scrolls = region.scrollWidth > region.clientWidth + 1 || region.scrollHeight > region.clientHeight + 1;
    if (scrolls) {
      region.tabIndex = 0;
      region.setAttribute('role', 'region');
      region.setAttribute('aria-label', region.querySelector('caption')?.textContent.trim() || heading(region));
    } else if (region.getAttribute('role') === 'region') {
      for (const name of ['tabindex', 'role', 'aria-label']) region.removeAttribute(name);
    }
  });
  document.addEventListener('DOMContentLoaded', look);
  document.addEventListener('htmx:afterSettle', look);
  addEventListener('resize', look);
})();
